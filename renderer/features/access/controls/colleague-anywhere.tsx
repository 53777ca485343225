// Asks for a colleague wherever an act takes one: who, their own password, and the words that say why (D20.65, D7.65). A wrong identifier takes the manager's,
// who may be the one at work (D1.125).
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { controlSchema } from '#core/access/controls/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { type AskedColleague, dropColleagueAsked, useColleagueAsked } from '#renderer/api/beside.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { chosen, FormSelect, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Actions } from '#renderer/ui/stack.tsx';

export function ColleagueAnywhere() {
  const held = useColleagueAsked((state) => state.held);
  // What waits belongs to this person's screens.
  useEffect(() => dropColleagueAsked, []);
  return held === null ? null : <AskDialog held={held} />;
}

const besideForm = z.object({
  words: z.string().refine(isReason, sentence('controls.wordsMissing')),
  personId: z.string().nullable().transform(chosen<string>('controls.colleagueMissing')),
  password: z.string().min(1, sentence('ui.passwordMissing')),
});

/** What is said of the act, and what the words are about. */
const wordsOf = {
  complaint: { what: 'controls.whatComplaint', words: 'controls.wordsComplaint' },
  control: { what: 'controls.whatControl', words: 'controls.wordsControl' },
  identifier: { what: 'controls.whatIdentifier', words: 'controls.wordsControl' },
} as const;

function AskDialog({ held: { problem: refused, send, leave } }: { held: AskedColleague }) {
  const text = useText();
  const act = refused.code === 'SECOND_PERSON_NEEDED' ? refused.params.act : 'control';
  const isOfManager = act === 'identifier';
  const words = act === 'complaint' ? wordsOf.complaint : isOfManager ? wordsOf.identifier : wordsOf.control;
  const self = useSession(({ session }) => session?.person.id);
  const { data: people = [] } = useDeskQuery(deskQueries.staff.signInList.queryOptions());
  const [sending, setSending] = useState<{ isPending: boolean; problem: Problem | null }>({
    isPending: false,
    problem: null,
  });
  const form = useSentForm(besideForm, { words: '', personId: null, password: '' }, []);
  const offered = people.filter(({ id, role }) => (isOfManager ? role === 'manager' : id !== self));
  const submit = form.sending(async (beside) => {
    setSending({ isPending: true, problem: null });
    const problem = await send({ beside });
    if (problem === null) return;
    setSending({ isPending: false, problem });
    form.askAgain({ password: '' });
  });
  const [isAsking, setIsAsking] = useState(false);
  const change = refused.code === 'SECOND_PERSON_NEEDED' ? refused.params.change : undefined;
  if (isAsking && change !== undefined)
    return <ProvinceDialog change={change} onDone={leave} onBack={() => setIsAsking(false)} />;
  return (
    <FormDialog
      title={text(isOfManager ? 'controls.manager' : 'controls.colleague')}
      what={<p>{text(words.what)}</p>}
      act={text('controls.confirm')}
      sending={sending}
      onSubmit={submit}
      onClose={leave}
    >
      <FormTextField control={form.control} name="words" label={text(words.words)} isMultiline autoFocus />
      <FormSelect
        control={form.control}
        name="personId"
        label={text(isOfManager ? 'controls.managerWho' : 'controls.colleagueWho')}
        choices={offered.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FormTextField
        control={form.control}
        name="password"
        label={text(isOfManager ? 'controls.managerPassword' : 'controls.colleaguePassword')}
        type="password"
        autoComplete="off"
      />
      {change === undefined ? null : (
        <Actions>
          <Button onPress={() => setIsAsking(true)}>{text('controls.askProvince')}</Button>
        </Actions>
      )}
    </FormDialog>
  );
}

type Change = NonNullable<Extract<Problem, { code: 'SECOND_PERSON_NEEDED' }>['params']['change']>;
type ProvinceDialogProps = { change: Change; onDone: () => void; onBack: () => void };

const askForm = z.object({ words: z.string().refine(isReason, sentence('controls.wordsMissing')) });

/** Asks the province, where no colleague is independent: nothing is set before it answers (D20.164). */
function ProvinceDialog({ change, onDone, onBack }: ProvinceDialogProps) {
  const text = useText();
  const asking = useDeskCommand(desk.controls.askProvince.mutate);
  const form = useSentForm(askForm, { words: '' }, []);
  const submit = form.sending(async ({ words: reason }) => {
    const control = controlSchema.parse(change.control);
    if ((await asking.run({ ...change, control, reason })) !== null) onDone();
  });
  return (
    <FormDialog
      title={text('controls.askProvince')}
      what={<p>{text('controls.askProvinceWhat')}</p>}
      act={text('controls.askProvinceSend')}
      sending={asking}
      onSubmit={submit}
      onClose={onBack}
    >
      <FormTextField
        control={form.control}
        name="words"
        label={text('controls.wordsControl')}
        isMultiline
        autoFocus
      />
    </FormDialog>
  );
}
