// The manager takes the charge of a completed visit back: what was served is then not paid for, and that stays in sight.
import { z } from 'zod';
import { cancelReasonSchema } from '#core/counter/fees/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import {
  chosen,
  FormPasswordField,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import type { Reason } from './cancel-charge-dialog.tsx';

const cancelSchema = z.object({
  reasonCode: cancelReasonSchema.nullable().transform(chosen<Reason>('fees.cancelReasonMissing')),
  reason: z.string().trim().min(1, sentence('fees.cancelReasonMissing')),
  password: z.string().min(1, sentence('ui.passwordMissing')),
});
const nothing: z.input<typeof cancelSchema> = { reasonCode: null, reason: '', password: '' };

type CancelCompletedChargeDialogProps = { chargeId: string; onClose: () => void };

export function CancelCompletedChargeDialog({ chargeId, onClose }: CancelCompletedChargeDialogProps) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(cancelSchema, nothing, []);
  const cancelling = useDeskCommand(desk.fees.cancelCompletedCharge.mutate);
  const cancel = sending(async (typed) => {
    if ((await cancelling.run({ chargeId, ...typed })) === null) askAgain({ password: '' });
    else onClose();
  });
  return (
    <ActDialog
      title={text('fees.cancelTitle')}
      act={text('fees.cancelCharge')}
      sending={cancelling}
      onAct={cancel}
      onClose={onClose}
    >
      <p>{text('fees.cancelCompletedWhat')}</p>
      <FormSelect
        control={control}
        name="reasonCode"
        label={text('fees.cancelReason')}
        choices={cancelReasonSchema.options.map((value) => ({ value, label: text(`fees.cancel.${value}`) }))}
      />
      <FormTextField control={control} name="reason" label={text('fees.cancelWords')} isMultiline />
      <FormPasswordField control={control} name="password" />
    </ActDialog>
  );
}
