// The manager ends a visit that was served though the terminal took less than was due; the shortfall stays in sight.
import { useState } from 'react';
import type { VisitView } from '#core/visits/contract.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { MoneyText } from '../../ui/money-text.tsx';
import { TextField } from '../../ui/text-field.tsx';

export function CompleteUnderpaidDialog({ visit, onClose }: { visit: VisitView; onClose: () => void }) {
  const text = useText();
  const [reason, setReason] = useState('');
  const [password, setPassword] = useState('');
  const [wasSent, setWasSent] = useState(false);
  const completing = useDeskCommand(desk.visits.completeUnderpaid.mutate);
  const send = async () => {
    setWasSent(true);
    if (reason.trim() === '' || password === '') return;
    const done = await completing.run({ visitId: visit.visitId, reason, password });
    if (done === null) setPassword('');
    else onClose();
  };
  return (
    <ActDialog
      title={text('visits.underpaid')}
      act={text('visits.late.record')}
      back={text('visits.back')}
      sending={completing}
      onAct={send}
      onClose={onClose}
    >
      <p>
        {text('visits.underpaidWhat')} <MoneyText rials={visit.account.due} />
      </p>
      <TextField
        label={text('visits.cancelReason')}
        value={reason}
        onChange={setReason}
        isMultiline
        problem={wasSent && reason.trim() === '' ? text('visits.late.reasonMissing') : undefined}
      />
      <TextField
        label={text('visits.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        problem={wasSent && password === '' ? text('visits.passwordMissing') : undefined}
      />
    </ActDialog>
  );
}
