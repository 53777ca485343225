// "No transaction on this terminal": on the terminal's own batch slip, whose figures stand beside the office's.
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
  batchTotal: z.number().nullable().transform(chosen<number>('dayClose.batchTotalMissing')),
});
const nothing: z.input<typeof batchSchema> = { batchNumber: '', batchTotal: null };

type DeclareZeroDialogProps = {
  day: string;
  terminal: Pick<TerminalReport, 'terminalId' | 'recordedPayments'>;
  onClose: () => void;
};

export function DeclareZeroDialog({ day, terminal, onClose }: DeclareZeroDialogProps) {
  const text = useText();
  const { terminalId, recordedPayments } = terminal;
  const { control, sending } = useSentForm(batchSchema, nothing, []);
  const declaring = useDeskCommand(desk.dayClose.declareZero.mutate);
  const declare = sending(async (batch) => {
    if ((await declaring.run({ day, terminalId, ...batch })) !== null) onClose();
  });
  return (
    <ActDialog
      title={text('dayClose.zeroTitle')}
      act={text('dayClose.zeroAct')}
      kind="primary"
      sending={declaring}
      onAct={declare}
      onClose={onClose}
    >
      <p>{text('dayClose.zeroWhat')}</p>
      <Facts
        facts={[
          { name: text('dayClose.terminal'), value: <Bdi>{terminalId}</Bdi> },
          {
            name: text('dayClose.zeroOurs'),
            value: text('dayClose.zeroOursCount', { count: recordedPayments }),
          },
        ]}
      />
      <FormDigitsField control={control} name="batchNumber" label={text('dayClose.batchNumber')} autoFocus />
      <FormRialField control={control} name="batchTotal" label={text('dayClose.batchTotal')} />
    </ActDialog>
  );
}
