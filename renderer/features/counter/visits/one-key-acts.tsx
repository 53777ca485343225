// Two facts that one key records at any hour, with or without a visit: the client offered cash (D3), and the client
// asked for legal advice and was referred to 129 (D15). Each prints the slip that is handed over instead.
import { BadgeInfo, Banknote } from 'lucide-react';
import { useState } from 'react';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { type KeyCommand, keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { printPage } from '#renderer/frame/print/print-job.ts';
import { UndoAct } from '#renderer/frame/undo-act.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import styles from './counter.module.css';

/** The slips have no content of their own; their address still needs an id. */
const slip = 'slip';

export function OneKeyActs({ visitId }: { visitId: string | null }) {
  const text = useText();
  const offered = useDeskCommand(desk.payments.cashOffered.mutate);
  const referred = useDeskCommand(desk.visits.referAdvice.mutate);
  const [recorded, setRecorded] = useState<{ said: string; actId: string } | null>(null);
  const withdrawing = useDeskCommand(desk.visits.withdrawAct.mutate);
  const [printProblem, setPrintProblem] = useState<Problem | null>(null);

  const act = async (
    sent: Promise<{ actId: string } | null>,
    said: string,
    page: 'pos-only' | 'legal-advice',
  ) => {
    setRecorded(null);
    setPrintProblem(null);
    const done = await sent;
    if (done === null) return;
    setRecorded({ said, actId: done.actId });
    const { problem } = await printPage({ name: page, id: slip });
    setPrintProblem(problem);
  };
  const offerCash = () => void act(offered.run({ visitId }), text('visits.cashRecorded'), 'pos-only');
  const referAdvice = () =>
    void act(referred.run({ visitId }), text('visits.adviceRecorded'), 'legal-advice');
  useKeyCommand('cashOffered', offerCash);
  useKeyCommand('legalAdvice', referAdvice);

  const withdraw = async (actId: string) => {
    if ((await withdrawing.run({ actId })) !== null) setRecorded(null);
  };
  const problem = offered.problem ?? referred.problem ?? withdrawing.problem ?? printProblem;
  const hint = (command: KeyCommand) => keyBindings[command].hint;
  const forget = () => {
    setPrintProblem(null);
    offered.reset();
    referred.reset();
    withdrawing.reset();
  };
  return (
    <section className={styles.acts} aria-label={text('visits.oneKey')}>
      <Button kind="quiet" icon={Banknote} keyHint={hint('cashOffered')} onPress={offerCash}>
        {text('visits.cashOffered')}
      </Button>
      <Button kind="quiet" icon={BadgeInfo} keyHint={hint('legalAdvice')} onPress={referAdvice}>
        {text('visits.adviceAsked')}
      </Button>
      <span role="status">
        {recorded === null ? null : <StatusLabel tone="good">{recorded.said}</StatusLabel>}
      </span>
      {recorded === null ? null : (
        <UndoAct
          key={recorded.actId}
          onUndo={() => void withdraw(recorded.actId)}
          isPending={withdrawing.isPending}
          onOver={() => setRecorded(null)}
        />
      )}
      {problem === null ? null : (
        <Dialog title={text('visits.notDone')} isOpen onClose={forget}>
          <ProblemNotice problem={problem} />
        </Dialog>
      )}
    </section>
  );
}
