// Takes an unpaid charge back, with a reason; the services can then be charged anew.
import { useState } from 'react';
import type { z } from 'zod';
import { cancelReasonSchema } from '#core/fees/contract.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { keyBindings, useKeyCommand } from '../../app/keyboard-map.ts';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import styles from './fees.module.css';

type Reason = z.infer<typeof cancelReasonSchema>;
const words: Record<Reason, MessageId> = {
  wrong_service: 'fees.cancel.wrongService',
  wrong_count: 'fees.cancel.wrongCount',
  client_withdrew: 'fees.cancel.clientWithdrew',
};

export function CancelChargeDialog({ chargeId, onClose }: { chargeId: string; onClose: () => void }) {
  const text = useText();
  const [reasonCode, setReasonCode] = useState<Reason | null>(null);
  const [wasSent, setWasSent] = useState(false);
  const cancelling = useDeskCommand(desk.fees.cancelCharge.mutate);
  const send = async () => {
    setWasSent(true);
    if (reasonCode === null) return;
    if ((await cancelling.run({ chargeId, reasonCode })) !== null) onClose();
  };
  useKeyCommand('confirmAndNext', () => void send(), { worksInDialogs: true });
  return (
    <Dialog
      title={text('fees.cancelTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            kind="danger"
            keyHint={keyBindings.confirmAndNext.hint}
            onPress={() => void send()}
            isPending={cancelling.isPending}
          >
            {text('fees.cancelCharge')}
          </Button>
          <Button onPress={onClose}>{text('fees.back')}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {cancelling.problem === null ? null : <ProblemNotice problem={cancelling.problem} />}
        <p>{text('fees.cancelWhat')}</p>
        <RadioGroup
          label={text('fees.cancelReason')}
          choices={cancelReasonSchema.options.map((value) => ({ value, label: text(words[value]) }))}
          value={reasonCode}
          onChange={setReasonCode}
          problem={wasSent && reasonCode === null ? text('fees.cancelReasonMissing') : undefined}
        />
      </div>
    </Dialog>
  );
}
