// Adds to a complaint: what became known, or the outcome, which closes it. Nothing that was said before is changed.
import { useState } from 'react';
import { useDraft } from '#renderer/frame/drafts.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { type Outcome, outcomeWords } from './complaint-words.ts';

type Addition = 'addendum' | Outcome;
const outcomes: readonly Outcome[] = ['upheld', 'rejected', 'referred'];

/** `canDecide`: outcomes are the manager's; what is with the province takes addenda only, its outcome is not the office's. */
export function AddendumForm({ complaintId, canDecide }: { complaintId: string; canDecide: boolean }) {
  const text = useText();
  const draft = useDraft(`complaints.addendum.${complaintId}`, '');
  const [addition, setAddition] = useState<Addition>('addendum');
  const adding = useDeskCommand(desk.complaints.addAddendum.mutate);
  const { shown, send, begin } = useFieldProblems({
    text: draft.value.trim() === '' ? text('complaints.additionMissing') : undefined,
  });
  const add = async () => {
    if (!send()) return;
    const done = await adding.run(
      addition === 'addendum'
        ? { kind: 'addendum', complaintId, text: draft.value }
        : { kind: 'outcome', complaintId, outcome: addition, text: draft.value },
    );
    if (done === null) return;
    draft.drop();
    begin();
    setAddition('addendum');
  };
  return (
    <StackedForm onSubmit={add}>
      {adding.problem === null ? null : <ProblemNotice problem={adding.problem} takesFocus />}
      {canDecide ? (
        <RadioGroup
          label={text('complaints.addition')}
          choices={[
            { value: 'addendum', label: text('complaints.addendum') },
            ...outcomes.map((value) => ({
              value,
              label: text('complaints.outcomeIs', { outcome: text(outcomeWords[value]) }),
            })),
          ]}
          value={addition}
          onChange={setAddition}
          isInline
        />
      ) : null}
      <TextField
        label={text('complaints.additionText')}
        value={draft.value}
        onChange={draft.keep}
        problem={shown('text')}
        isMultiline
      />
      <Actions>
        <Button type="submit" kind="primary" isPending={adding.isPending}>
          {text(addition === 'addendum' ? 'complaints.add' : 'complaints.decide')}
        </Button>
      </Actions>
    </StackedForm>
  );
}
