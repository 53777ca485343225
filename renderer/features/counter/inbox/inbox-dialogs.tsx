// The forms of the in-box: what came in, and what was done with it.
import { z } from 'zod';
import { type InboxItem, inboxKinds, inboxOutcomes, longestDeadline } from '#core/counter/inbox/contract.ts';
import { toLatinDigits } from '#core/foundation/text/fold.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { chosen, FormSelect, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const daysOf = (typed: string) => Number(toLatinDigits(typed.trim()) || 'x');
const isDeadline = (typed: number) => Number.isInteger(typed) && typed >= 1 && typed <= longestDeadline;
const receiveSchema = z.object({
  kind: z.enum(inboxKinds).nullable().transform(chosen('inbox.kindMissing')),
  subject: z.string().trim().min(2, sentence('inbox.subjectMissing')),
  fromWhom: z.string().trim().min(2, sentence('inbox.fromMissing')),
  workingDays: z.string().refine((typed) => isDeadline(daysOf(typed)), sentence('inbox.deadlineMissing')),
});
const nothing: z.input<typeof receiveSchema> = { kind: null, subject: '', fromWhom: '', workingDays: '' };

export function ReceiveDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { control, summary, sending } = useSentForm(receiveSchema, nothing, [
    'kind',
    'subject',
    'fromWhom',
    'workingDays',
  ]);
  const receiving = useDeskCommand(desk.inbox.receive.mutate);
  const receive = async ({ workingDays, ...typed }: z.infer<typeof receiveSchema>) => {
    if ((await receiving.run({ ...typed, workingDays: daysOf(workingDays) })) !== null) onClose();
  };
  return (
    <FormDialog
      title={text('inbox.receive')}
      act={text('inbox.record')}
      sending={receiving}
      summary={summary}
      onSubmit={sending(receive)}
      onClose={onClose}
    >
      <FormSelect
        control={control}
        name="kind"
        label={text('inbox.kind')}
        choices={inboxKinds.map((value) => ({ value, label: text(`inbox.kind.${value}`) }))}
      />
      <FormTextField control={control} name="subject" label={text('inbox.subject')} autoFocus />
      <FormTextField control={control} name="fromWhom" label={text('inbox.from')} />
      <FormTextField
        control={control}
        name="workingDays"
        label={text('inbox.deadline')}
        hint={text('inbox.deadlineHint')}
      />
    </FormDialog>
  );
}

const handleSchema = z.object({
  outcome: z.enum(inboxOutcomes).nullable().transform(chosen('inbox.outcomeMissing')),
  note: z.string().trim().min(1, sentence('inbox.noteMissing')),
});

type HandleDialogProps = { item: InboxItem; isCorrection: boolean; onClose: () => void };

export function HandleDialog({ item, isCorrection, onClose }: HandleDialogProps) {
  const text = useText();
  const { control, summary, sending } = useSentForm(handleSchema, { outcome: null, note: '' }, [
    'outcome',
    'note',
  ]);
  const handling = useDeskCommand(isCorrection ? desk.inbox.correct.mutate : desk.inbox.handle.mutate);
  const handle = async (typed: z.infer<typeof handleSchema>) => {
    if ((await handling.run({ itemId: item.itemId, ...typed })) !== null) onClose();
  };
  return (
    <FormDialog
      title={text(isCorrection ? 'inbox.correctTitle' : 'inbox.handleTitle')}
      what={
        <>
          <p>{item.subject ?? text('inbox.keptElsewhere')}</p>
          <p>{text(isCorrection ? 'inbox.correctWhat' : 'inbox.handleWhat')}</p>
        </>
      }
      act={text('inbox.record')}
      sending={handling}
      summary={summary}
      onSubmit={sending(handle)}
      onClose={onClose}
    >
      <FormSelect
        control={control}
        name="outcome"
        label={text('inbox.outcome')}
        choices={inboxOutcomes.map((value) => ({ value, label: text(`inbox.outcome.${value}`) }))}
        autoFocus
      />
      <FormTextField control={control} name="note" label={text('inbox.note')} isMultiline />
    </FormDialog>
  );
}
