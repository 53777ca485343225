// The printed report (A4), and the slip of one that only the province reads (80 mm), with the line 127 on both.

import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { Letterhead } from '#renderer/frame/print/letterhead.tsx';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { SignatureBlock } from '#renderer/frame/print/signature-block.tsx';
import { SlipHead } from '#renderer/frame/print/slip-head.tsx';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { ReportBody } from './report-body.tsx';

/** `id` is the report. */
export function ViolationReportPage({ id: reportId }: { id: string }) {
  const text = useText();
  const { data: report, problem } = useDeskQuery(deskQueries.violations.get.queryOptions({ reportId }));
  usePrintReady(report !== undefined, problem);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (report === undefined) return null;
  return (
    <Stack>
      <Letterhead title={text('violations.reportTitle')} of={report} facts={[]} />
      <ReportBody report={report} />
      <p>{text('violations.line', { line: Number(report.protectionLine) })}</p>
      <SignatureBlock people={[{ post: text('violations.signature'), name: null }]} />
    </Stack>
  );
}

/** `id` is the report. */
export function ViolationSlipPage({ id: reportId }: { id: string }) {
  const text = useText();
  const { data: slip, problem } = useDeskQuery(deskQueries.violations.slip.queryOptions({ reportId }));
  const { office, problem: ofOffice } = useOffice();
  usePrintReady(slip !== undefined && office !== null, problem ?? ofOffice);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (slip === undefined || office === null) return null;
  return (
    <Stack>
      <SlipHead officeName={slip.officeName} title={text('violations.slipTitle')} isSample={office.demo}>
        <p>
          {text('receipt.officeCode')} <Bdi>{slip.officeCode}</Bdi>
        </p>
      </SlipHead>
      <Facts
        facts={[
          { name: text('violations.trackingCode'), value: <Bdi>{slip.trackingCode}</Bdi> },
          { name: text('violations.when'), value: <TimeText at={slip.at} withDay /> },
          { name: text('violations.where'), value: text(`violations.where.${slip.whereabouts}`) },
        ]}
      />
      <p>{text('violations.slipWhat')}</p>
      <p>{text('violations.line', { line: Number(slip.protectionLine) })}</p>
    </Stack>
  );
}
