// Voids a payment by a linked reversal: reason, note, and the password of the person who does it (D11).
import { useState } from 'react';
import { type PaymentView, reversalReasonSchema } from '#core/payments/contract.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type ReversalReason, reversalWords } from './reversal-words.ts';

export function ReversalDialog({ payment, onClose }: { payment: PaymentView; onClose: () => void }) {
  const text = useText();
  const [reasonCode, setReasonCode] = useState<ReversalReason | null>(null);
  const [note, setNote] = useState('');
  const [password, setPassword] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const reversing = useDeskCommand(desk.payments.reverse.mutate);
  const send = async () => {
    setWasSent(true);
    if (reasonCode === null || password === '') return;
    const done = await reversing.run({ paymentId: payment.paymentId, reasonCode, note, password });
    if (done === null) setPassword('');
    else onClose();
  };
  return (
    <ActDialog
      title={text('payments.reverseTitle')}
      act={text('payments.reverse')}
      back={text('payments.back')}
      sending={reversing}
      onAct={send}
      onClose={onClose}
    >
      <p>
        {text('payments.reverseWhat')} <MoneyText rials={payment.amount} /> <Bdi>{payment.rrn}</Bdi>
      </p>
      <Select
        label={text('payments.reverseReason')}
        choices={reversalReasonSchema.options.map((value) => ({
          value,
          label: text(reversalWords[value]),
        }))}
        value={reasonCode}
        onChange={setReasonCode}
        problem={wasSent && reasonCode === null ? text('payments.reverseReasonMissing') : undefined}
      />
      <TextField label={text('payments.note')} value={note} onChange={setNote} isOptional />
      <TextField
        label={text('payments.password')}
        hint={text('payments.passwordHint')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        problem={wasSent && password === '' ? text('payments.passwordMissing') : undefined}
      />
    </ActDialog>
  );
}
