// Adds to a complaint: what became known, or the outcome, which closes it. Nothing that was said before is changed.
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { outcomeSchema } from '#core/counter/complaints/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { useKeptField } from '#renderer/frame/kept-field.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import { FormRadioGroup, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const additions = ['addendum', ...outcomeSchema.options] as const;
const schema = z.object({
  addition: z.enum(additions),
  text: z.string().refine((typed) => typed.trim() !== '', sentence('complaints.additionMissing')),
});

const nothing: z.input<typeof schema> = { addition: 'addendum', text: '' };

/** `canDecide`: outcomes are the manager's; what is with the province takes addenda only, its outcome is not the office's. */
export function AddendumForm({ complaintId, canDecide }: { complaintId: string; canDecide: boolean }) {
  const text = useText();
  const draft = useDraft(`complaints.addendum.${complaintId}`, '');
  const form = useSentForm(schema, { ...nothing, text: draft.value }, []);
  const { control, sending, askAgain } = form;
  useKeptField(form, 'text', draft);
  const adding = useDeskCommand(desk.complaints.addAddendum.mutate);
  const add = sending(async (typed) => {
    if (
      (await adding.run(
        typed.addition === 'addendum'
          ? { kind: 'addendum', complaintId, text: typed.text }
          : { kind: 'outcome', complaintId, outcome: typed.addition, text: typed.text },
      )) === null
    )
      return;
    askAgain(nothing);
    draft.drop();
  });
  const isAddendum = useWatch({ control, name: 'addition' }) === 'addendum';
  return (
    <ActForm act={text(isAddendum ? 'complaints.add' : 'complaints.decide')} sending={adding} onSubmit={add}>
      {canDecide ? (
        <FormRadioGroup
          control={control}
          name="addition"
          label={text('complaints.addition')}
          choices={additions.map((value) => ({
            value,
            label:
              value === 'addendum'
                ? text('complaints.addendum')
                : text('complaints.outcomeIs', { outcome: text(`complaints.outcome.${value}`) }),
          }))}
          isInline
        />
      ) : null}
      <FormTextField control={control} name="text" label={text('complaints.additionText')} isMultiline />
    </ActForm>
  );
}
