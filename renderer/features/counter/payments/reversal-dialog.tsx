// Voids a payment by a linked reversal: reason, note, and the password of the person who does it (D11).
import { z } from 'zod';
import { type PaymentView, reversalReasonSchema } from '#core/counter/payments/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import {
  chosen,
  FormPasswordField,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';

const reversalSchema = z.object({
  reasonCode: reversalReasonSchema.nullable().transform(chosen('payments.reverseReasonMissing')),
  note: z.string(),
  password: z.string().min(1, sentence('ui.passwordMissing')),
});
const nothing: z.input<typeof reversalSchema> = { reasonCode: null, note: '', password: '' };

type ReversalDialogProps = {
  payment: PaymentView;
  /** The visit that was paid: its number and its client. */
  of: string;
  onClose: () => void;
};

export function ReversalDialog({ payment, of, onClose }: ReversalDialogProps) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(reversalSchema, nothing, []);
  const reversing = useDeskCommand(desk.payments.reverse.mutate);
  const reverse = async (reversal: z.infer<typeof reversalSchema>) => {
    if ((await reversing.run({ paymentId: payment.paymentId, ...reversal })) === null)
      askAgain({ password: '' });
    else onClose();
  };
  return (
    <ActDialog
      title={text('payments.reverseTitle')}
      act={text('payments.reverse')}
      sending={reversing}
      onAct={sending(reverse)}
      onClose={onClose}
    >
      <p>{text('payments.reverseWhat')}</p>
      <p>
        <strong>{of}</strong>
        {text('ui.between')}
        <MoneyText rials={payment.amount} /> <Bdi>{payment.rrn}</Bdi>
      </p>
      <FormSelect
        control={control}
        name="reasonCode"
        label={text('payments.reverseReason')}
        choices={reversalReasonSchema.options.map((value) => ({
          value,
          label: text(`payments.reason.${value}`),
        }))}
        autoFocus
      />
      <FormTextField control={control} name="note" label={text('payments.note')} isOptional />
      <FormPasswordField control={control} name="password" hint={text('payments.passwordHint')} />
    </ActDialog>
  );
}
