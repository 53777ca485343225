// The receipt on paper. Its print is in the journal already, so the copy's number is the number of prints.
import { useState } from 'react';
import { desk } from '#renderer/api/client.ts';
import { useUncachedQuery } from '#renderer/api/use-desk.ts';
import type { PrintPageProps } from '#renderer/frame/print/print-address.ts';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { ReceiptPaper } from './receipt-paper.tsx';

export function ReceiptPage({ id, paper }: PrintPageProps) {
  // Every print reads anew: an answer from before it was journalled would carry the wrong copy.
  const [print] = useState(() => performance.now());
  const { data: receipt, problem } = useUncachedQuery('payments.receipt', [id, print], () =>
    desk.payments.receipt.query({ visitId: id }),
  );
  usePrintReady(receipt !== undefined, problem);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  return receipt === undefined ? null : (
    <ReceiptPaper
      receipt={receipt}
      copy={Math.max(1, receipt.printsBefore)}
      code={receipt.codes.last ?? receipt.codes.next}
      paper={paper === 'A3' ? 'A4' : paper}
    />
  );
}
