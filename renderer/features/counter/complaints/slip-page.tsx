// The slip that a client takes home (80 mm): number, tracking code, until when there is an answer, and the 127 line.

import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { SlipHead } from '#renderer/frame/print/slip-head.tsx';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { QrImage } from '#renderer/ui/qr-image.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import styles from './complaints.module.css';
import { numberOf } from './register-dialog.tsx';

/** `id` is the complaint's. */
export function ComplaintSlipPage({ id: complaintId }: { id: string }) {
  const text = useText();
  const { data: slip, problem } = useDeskQuery(deskQueries.complaints.slip.queryOptions({ complaintId }));
  const { office, problem: ofOffice } = useOffice();
  usePrintReady(slip !== undefined && office !== null, problem ?? ofOffice);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (slip === undefined || office === null) return null;
  return (
    <Stack>
      <SlipHead officeName={slip.officeName} title={text('complaints.slipTitle')} isSample={office.demo}>
        <p>
          {text('receipt.officeCode')} <Bdi>{slip.officeCode}</Bdi>
        </p>
      </SlipHead>
      <Facts
        facts={[
          { name: text('complaints.number'), value: <Bdi>{numberOf(slip)}</Bdi> },
          { name: text('complaints.trackingCode'), value: <Bdi>{slip.trackingCode}</Bdi> },
          { name: text('complaints.kind'), value: text(`complaints.kind.${slip.kind}`) },
          { name: text('complaints.category'), value: text(`complaints.category.${slip.category}`) },
          { name: text('complaints.at'), value: <TimeText at={slip.at} withDay /> },
          ...(slip.aboutManager
            ? []
            : [{ name: text('complaints.dueDay'), value: <DateText day={slip.dueDay} /> }]),
        ]}
      />
      {slip.aboutManager ? (
        <p>{text(slip.textTaken ? 'complaints.slipProvince' : 'complaints.slipNotTaken')}</p>
      ) : null}
      <QrImage digits={slip.trackingCode} label={text('complaints.slipCode')} className={styles.slipCode} />
      <p className={styles.line}>{text('complaints.slipLine', { line: Number(slip.protectionLine) })}</p>
    </Stack>
  );
}
