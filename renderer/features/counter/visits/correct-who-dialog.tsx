// Who somebody of a visit is, put right: a name, contact or paper after the check, with its reason (D1.80, D1.220), and a wrong identifier
// before the filing, with the manager's password and a new check (D1.125). Whichever form they came by.
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import type { FormView, VisitView } from '#core/counter/visit-acts/contract.ts';
import { clientTypeSchema } from '#core/counter/visits/contract.ts';
import type { clientNames, formDetails } from '#core/counter/visits/corrections/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { type SayText, useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FormDateField, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { fieldShapes, labelOf, withFieldNames } from './client-labels.ts';
import { KindOfIdentifier, ofKind } from './kind-of-identifier.tsx';

type IdentifierOfForm = FormView['identifiers'][number];
/** One thing that can be put right, by the key of its choice. */
type Wrong = { readonly key: string; readonly formId: string; readonly label: string } & (
  | { readonly kind: 'name'; readonly field: (typeof clientNames)[number]; readonly now: string }
  | { readonly kind: 'detail'; readonly field: (typeof formDetails)[number] }
  | ({ readonly kind: 'identifier' } & Pick<IdentifierOfForm, 'field' | 'asksExpiry' | 'kinds'> & {
        readonly kindNow: string;
      })
);

/**
 * The names, contact and papers of those who were verified today; the identifiers of everybody while nothing was filed and the visit is open today, or
 * something of it is paid and waits to be filed.
 */
function wrongsOf(
  { forms, state, filings, toFile }: VisitView,
  isToday: boolean,
  text: SayText,
): readonly Wrong[] {
  const isWaiting = (state === 'paid' || state === 'completed') && toFile.open > 0;
  const isOpen = filings.length === 0 && (isWaiting || (isToday && state !== 'completed'));
  return forms.flatMap((form): Wrong[] => {
    const { formId, names, identifiers, details } = form;
    const ofNames = names.map(({ field, name }): Wrong => {
      const label = `${text(labelIn(field, form))}: ${name}`;
      return { key: `${formId}.${field}`, formId, kind: 'name', field, now: name, label };
    });
    const ofDetails = details.map((field): Wrong => {
      const label = `${text(labelIn(field, form))}: ${form.name}`;
      return { key: `${formId}.${field}`, formId, kind: 'detail', field, label };
    });
    const ofIdentifiers = identifiers.map(({ field, masked, kind: kindNow, kinds, asksExpiry }): Wrong => {
      const label = `${text(labelIn(field, form))}: \u2068${masked}\u2069`;
      const of = { formId, field, kindNow, kinds, asksExpiry };
      return { key: `${formId}.${field}`, kind: 'identifier', label, ...of };
    });
    const isVerified = isToday && form.identity?.outcome === 'verified';
    return [
      ...(isVerified ? ofNames : []),
      ...(isOpen ? ofIdentifiers : []),
      ...(isVerified ? ofDetails : []),
    ];
  });
}

function labelIn(field: Wrong['field'], { clientType }: FormView): MessageId {
  const type = clientTypeSchema.safeParse(clientType).data;
  return type === undefined ? `visits.field.${field}` : labelOf(field, type);
}

/** The way to it: for a name also from the receipt of a visit that is over. */
export function CorrectWho({ visit, isToday }: { visit: VisitView; isToday: boolean }) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const { state } = visit;
  const isOver = state === 'cancelled' || state === 'asked' || state === 'refused';
  const wrongs = isOver ? [] : wrongsOf(visit, isToday, text);
  if (wrongs.length === 0) return null;
  return (
    <>
      <Button isDense kind="quiet" icon={PencilLine} onPress={() => setIsOpen(true)}>
        {text('visits.correctWho')}
      </Button>
      {isOpen ? <CorrectWhoDialog visit={visit} wrongs={wrongs} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

const typed = z.string().trim();
const missing = sentence('visits.correctWhoMissing');
const reason = typed.min(1, missing);
const anyDay = z.string().nullable();
/** What is asked by what is wrong: a day is chosen, everything else is typed; the words for an identifier are asked with the password. */
const schemas = {
  typed: z.object({ right: typed.min(1, missing), day: anyDay, reason, nationality: typed }),
  day: z.object({
    ...{ right: typed, reason, nationality: typed },
    day: anyDay.refine((day) => (day ?? '') !== '', missing),
  }),
  identifier: z.object({ right: typed.min(2, missing), day: anyDay, reason: typed, nationality: typed }),
};
function askedFor(wrong: Wrong | undefined): keyof typeof schemas {
  if (wrong?.kind === 'identifier') return 'identifier';
  return wrong?.kind === 'detail' && fieldShapes[wrong.field].kind === 'date' ? 'day' : 'typed';
}

type CorrectWhoDialogProps = { visit: VisitView; wrongs: readonly Wrong[]; onClose: () => void };

function CorrectWhoDialog({ visit, wrongs, onClose }: CorrectWhoDialogProps) {
  const text = useText();
  const { visitId, clientType } = visit;
  const [key, setKey] = useState(wrongs[0]?.key ?? '');
  const [kind, setKind] = useState<string | null>(null);
  const wrong = wrongs.find((one) => one.key === key);
  const asked = askedFor(wrong);
  const isIdentifier = asked === 'identifier';
  const { control, sending, reset } = useSentForm(schemas[asked], startOf(wrong), []);
  const checked = useDeskCommand(desk.visits.correctChecked.mutate);
  const identifying = useDeskCommand(desk.visits.correctIdentifier.mutate);
  const correct = sending(async (said) => {
    if (wrong === undefined) return;
    const { formId } = wrong;
    const value = asked === 'day' ? (said.day ?? '') : said.right;
    const done =
      wrong.kind === 'identifier'
        ? await identifying.run({
            ...{ visitId, formId, field: wrong.field, identifier: value },
            ...ofKind(wrong.kinds, kind, said),
          })
        : await checked.run({ visitId, formId, field: wrong.field, value, reason: said.reason });
    if (done !== null) onClose();
  });
  const { isPending, problem } = isIdentifier ? identifying : checked;
  return (
    <ActDialog
      title={text('visits.correctWho')}
      act={text('visits.correctWhoRecord')}
      kind="primary"
      sending={{ isPending, problem: problem === null ? null : withFieldNames(problem, clientType, text) }}
      onAct={correct}
      onClose={onClose}
    >
      <Select
        label={text('visits.correctWhoOf')}
        choices={wrongs.map((one) => ({ value: one.key, label: one.label }))}
        value={key}
        onChange={(next) => {
          setKey(next);
          setKind(null);
          reset(startOf(wrongs.find((one) => one.key === next)));
        }}
      />
      <p>{text(isIdentifier ? 'visits.correctIdentifierWhat' : 'visits.correctCheckedWhat')}</p>
      {asked === 'day' ? (
        <FormDateField control={control} name="day" label={text('visits.correctWhoRight')} />
      ) : (
        <FormTextField control={control} name="right" label={text('visits.correctWhoRight')} autoFocus />
      )}
      {wrong?.kind === 'identifier' ? (
        <KindOfIdentifier {...wrong} control={control} chosen={kind} onChoose={setKind} />
      ) : (
        <FormTextField
          control={control}
          name="reason"
          label={text('visits.correctCheckedReason')}
          isMultiline
        />
      )}
    </ActDialog>
  );
}

/** A name is put right letter by letter; everything else is typed anew. */
const startOf = (wrong: Wrong | undefined) => ({
  right: wrong?.kind === 'name' ? wrong.now : '',
  day: null,
  reason: '',
  nationality: '',
});
