// What the terminal's own batch slip says of a day, beside its report (D21.111).
import { z } from 'zod';
import type { TerminalReport } from '#core/closing/day-close/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { chosen, FormDigitsField, FormRialField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const batchSchema = z.object({
  batchNumber: z.string().min(1, sentence('dayClose.batchNumberMissing')),
  count: z.string().min(1, sentence('dayClose.batchCountMissing')),
  total: z.number().nullable().transform(chosen<number>('dayClose.batchTotalMissing')),
});
const nothing: z.input<typeof batchSchema> = { batchNumber: '', count: '', total: null };

type BatchTotalDialogProps = { day: string; terminal: TerminalReport; onClose: () => void };

export function BatchTotalDialog({ day, terminal, onClose }: BatchTotalDialogProps) {
  const text = useText();
  const { terminalId } = terminal;
  const { control, sending } = useSentForm(batchSchema, nothing, []);
  const telling = useDeskCommand(desk.dayClose.tellBatch.mutate);
  const tell = sending(async ({ count, ...batch }) => {
    if ((await telling.run({ day, terminalId, ...batch, count: Number(count) })) !== null) onClose();
  });
  return (
    <ActDialog
      title={text('dayClose.batch')}
      act={text('dayClose.batchAct')}
      kind="primary"
      sending={telling}
      onAct={tell}
      onClose={onClose}
    >
      <p>{text('dayClose.batchWhat')}</p>
      <Facts facts={[{ name: text('dayClose.terminal'), value: <Bdi>{terminalId}</Bdi> }]} />
      <FormDigitsField control={control} name="batchNumber" label={text('dayClose.batchNumber')} autoFocus />
      <FormDigitsField control={control} name="count" label={text('dayClose.batchCount')} />
      <FormRialField control={control} name="total" label={text('dayClose.batchTotal')} />
    </ActDialog>
  );
}
