// The manager takes the charge of a completed visit back: what was served is then not paid for, and that stays in sight.
import { useState } from 'react';
import { cancelReasonSchema } from '#core/fees/contract.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { cancelWords, type Reason } from './cancel-charge-dialog.tsx';

export function CancelCompletedChargeDialog({
  chargeId,
  onClose,
}: {
  chargeId: string;
  onClose: () => void;
}) {
  const text = useText();
  const [reasonCode, setReasonCode] = useState<Reason | null>(null);
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const cancelling = useDeskCommand(desk.fees.cancelCompletedCharge.mutate);
  const send = async () => {
    setWasSent(true);
    if (reasonCode === null || reason.trim() === '' || password === '') return;
    const done = await cancelling.run({ chargeId, reasonCode, reason, password });
    if (done === null) setPassword('');
    else onClose();
  };
  return (
    <ActDialog
      title={text('fees.cancelTitle')}
      act={text('fees.cancelCharge')}
      back={text('fees.back')}
      sending={cancelling}
      onAct={send}
      onClose={onClose}
    >
      <p>{text('fees.cancelCompletedWhat')}</p>
      <Select
        label={text('fees.cancelReason')}
        choices={cancelReasonSchema.options.map((value) => ({ value, label: text(cancelWords[value]) }))}
        value={reasonCode}
        onChange={setReasonCode}
        problem={wasSent && reasonCode === null ? text('fees.cancelReasonMissing') : undefined}
      />
      <TextField
        label={text('fees.cancelWords')}
        value={reason}
        onChange={setReason}
        isMultiline
        problem={wasSent && reason.trim() === '' ? text('fees.cancelReasonMissing') : undefined}
      />
      <TextField
        label={text('fees.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        problem={wasSent && password === '' ? text('fees.passwordMissing') : undefined}
      />
    </ActDialog>
  );
}
