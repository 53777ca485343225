// The receipt as it will be printed, and the key that prints it. The print is journalled before it leaves, so a paper
// that exists is always known.
import { Printer } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { waitingFor } from '#renderer/frame/print/failed-prints.ts';
import { printPage } from '#renderer/frame/print/print-job.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import styles from './payments.module.css';
import { ReceiptPaper } from './receipt/receipt-paper.tsx';

/** `takesFocus`: printing is what comes next. */
export function ReceiptPart({ visitId, takesFocus = true }: { visitId: string; takesFocus?: boolean }) {
  const text = useText();
  const { data: receipt, problem } = useDeskQuery(deskQueries.payments.receipt.queryOptions({ visitId }));
  const { data: queue = [] } = useDeskQuery(deskQueries.prints.queue.queryOptions());
  const journalling = useDeskCommand(desk.payments.printReceipt.mutate);
  const [printed, setPrinted] = useState<number | null>(null);
  const [printProblem, setPrintProblem] = useState<Problem | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);
  const print = async () => {
    setPrinted(null);
    setPrintProblem(null);
    // What waits in the queue never came out: trying it again makes no further copy.
    const waiting = receipt && waitingFor(queue, { name: 'receipt', id: visitId, paper: receipt.paper });
    const done = waiting
      ? { copy: receipt.printsBefore, paper: receipt.paper }
      : await journalling.run({ visitId });
    if (done === null) return;
    const outcome = await printPage({ name: 'receipt', id: visitId, paper: done.paper });
    setPrintProblem(outcome.problem);
    if (outcome.printed) setPrinted(done.copy);
    button.current?.scrollIntoView({ block: 'nearest' });
  };
  useKeyCommand('print', () => void print(), { isEnabled: !journalling.isPending });
  const shown = problem ?? journalling.problem ?? printProblem;
  return (
    <div className={styles.receipt}>
      <div className={styles.form}>
        {shown === null ? null : <ProblemNotice problem={shown} takesFocus={problem === null} />}
        <div className={styles.tools}>
          <Button
            ref={button}
            icon={Printer}
            keyHint={keyBindings.print.hint}
            onPress={() => void print()}
            isPending={journalling.isPending}
          >
            {text(
              receipt?.isReversal === true
                ? 'payments.printReversal'
                : receipt !== undefined && receipt.printsBefore > 0
                  ? 'payments.reprint'
                  : 'payments.print',
            )}
          </Button>
          <span role="status">
            {printed === null ? null : (
              <StatusLabel tone="good">{text('payments.printed', { copy: printed })}</StatusLabel>
            )}
          </span>
        </div>
      </div>
      {receipt === undefined ? null : (
        <div className={styles.preview}>
          <ReceiptPaper
            receipt={receipt}
            copy={receipt.printsBefore + 1}
            code={receipt.codes.next}
            isPreview
          />
        </div>
      )}
    </div>
  );
}
