// The manager takes back a filing that was never made for the visit (D1.111).
import { z } from 'zod';
import type { VisitView } from '#core/counter/visit-acts/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { FormPasswordField, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';

const reasonSchema = z.object({
  reason: z.string().trim().min(1, sentence('visits.late.reasonMissing')),
  password: z.string().min(1, sentence('ui.passwordMissing')),
});
const nothing: z.input<typeof reasonSchema> = { reason: '', password: '' };

type WithdrawFilingDialogProps = {
  visitId: string;
  filing: VisitView['filings'][number];
  onClose: () => void;
};

export function WithdrawFilingDialog({ visitId, filing, onClose }: WithdrawFilingDialogProps) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(reasonSchema, nothing, []);
  const withdrawing = useDeskCommand(desk.visits.withdrawFiling.mutate);
  const { filingId, trackingNumber } = filing;
  const withdraw = sending(async (typed) => {
    if ((await withdrawing.run({ visitId, filingId, ...typed })) === null) askAgain({ password: '' });
    else onClose();
  });
  return (
    <ActDialog
      title={text('visits.withdrawFiling')}
      act={text('visits.late.record')}
      sending={withdrawing}
      onAct={withdraw}
      onClose={onClose}
    >
      <p>
        <Bdi>{trackingNumber}</Bdi>
      </p>
      <p>{text('visits.withdrawFilingWhat')}</p>
      <FormTextField control={control} name="reason" label={text('visits.cancelReason')} isMultiline />
      <FormPasswordField control={control} name="password" />
    </ActDialog>
  );
}
