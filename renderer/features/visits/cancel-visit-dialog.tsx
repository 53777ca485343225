// Ends a visit without a service, with a reason. An unpaid charge falls with it; money that was taken has to be
// reversed first, which core says.
import { useState } from 'react';
import { cancelVisitInput } from '#core/visits/contract.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { keyBindings, useKeyCommand } from '../../app/keyboard-map.ts';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import styles from './counter.module.css';

const reasons = cancelVisitInput.shape.reasonCode.options;
export type CancelReason = (typeof reasons)[number];

const words: Record<CancelReason, MessageId> = {
  client_left: 'visits.cancel.clientLeft',
  wrong_client: 'visits.cancel.wrongClient',
  service_not_possible: 'visits.cancel.notPossible',
  unpaid: 'visits.cancel.unpaid',
};

type CancelVisitDialogProps = { visitId: string; reason?: CancelReason; onClose: () => void };

/** `reason` is what is chosen already, when the person came from a choice that says it. */
export function CancelVisitDialog({ visitId, reason, onClose }: CancelVisitDialogProps) {
  const text = useText();
  const [reasonCode, setReasonCode] = useState<CancelReason | null>(reason ?? null);
  const [wasSent, setWasSent] = useState(false);
  const cancelling = useDeskCommand(desk.visits.cancel.mutate);
  const send = async () => {
    setWasSent(true);
    if (reasonCode === null) return;
    if ((await cancelling.run({ visitId, reasonCode })) !== null) onClose();
  };
  useKeyCommand('confirmAndNext', () => void send(), { worksInDialogs: true });
  return (
    <Dialog
      title={text('visits.cancelTitle')}
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
            {text('visits.cancel')}
          </Button>
          <Button onPress={onClose}>{text('visits.back')}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {cancelling.problem === null ? null : <ProblemNotice problem={cancelling.problem} />}
        <p>{text('visits.cancelWhat')}</p>
        <RadioGroup
          label={text('visits.cancelReason')}
          choices={reasons.map((value) => ({ value, label: text(words[value]) }))}
          value={reasonCode}
          onChange={setReasonCode}
          problem={wasSent && reasonCode === null ? text('visits.cancelReasonMissing') : undefined}
        />
      </div>
    </Dialog>
  );
}
