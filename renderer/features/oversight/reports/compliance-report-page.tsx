// The compliance of a period on paper (A4), as the office's report to the province, with the manager's signature (D20.87).
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import type { DutyRow } from '#core/oversight/reports/compliance/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { Letterhead } from '#renderer/frame/print/letterhead.tsx';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { SignatureBlock } from '#renderer/frame/print/signature-block.tsx';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { type DutyId, ruleSentence } from '#renderer/i18n/rule-sentences.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { type Column, Table } from '#renderer/ui/table.tsx';
import styles from './compliance.module.css';
import { lineOf, useLineRows } from './compliance-lines.ts';
import { readPeriodId } from './period-report-page.tsx';
import { periodName } from './report-period.ts';

/** `id` is the period. */
export function ComplianceReportPage({ id }: { id: string }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const { office } = useOffice();
  const asked = readPeriodId(id) ?? { kind: 'day', from: '2000-01-01', to: '2000-01-01' };
  const { data, problem } = useDeskQuery(deskQueries.reports.compliance.queryOptions({ period: asked }));
  const { lines, problem: linesProblem } = useLineRows(asked);
  const refused = problem ?? linesProblem;
  usePrintReady(data !== undefined && lines !== undefined && office !== null, refused);
  if (refused !== null) return <ProblemNotice problem={refused} />;
  if (data === undefined || lines === undefined || office === null) return null;
  const evidenceOf = ({ evidence }: DutyRow) =>
    (['late', 'missed'] as const).map((outcome) => {
      const days = evidence
        .filter((one) => one.outcome === outcome)
        .map(({ day, count }) =>
          text('reports.dutyOn', { day: formatJalali(day, 'numeric', language), count }),
        );
      const named = { outcome: text(`reports.duty.${outcome}`), days: days.join(text('ui.between')) };
      return days.length === 0 ? null : <div key={outcome}>{text('reports.dutyDays', named)}</div>;
    });
  const columns = (
    head: 'reports.duty' | 'inspectionLines.line',
    sentenceOf: (row: DutyRow) => string,
  ): Column<DutyRow>[] => [
    {
      id: 'duty',
      header: text(head),
      isRowHeader: true,
      cell: ({ duty }) => <Bdi>{duty}</Bdi>,
    },
    { id: 'sentence', header: text('reports.dutySentence'), cell: sentenceOf },
    {
      id: 'state',
      header: text('reports.dutyState'),
      isShort: true,
      cell: ({ state }) => text(`reports.duty.${state}`),
    },
    ...(['done', 'late', 'missed'] as const).map((outcome) => ({
      id: outcome,
      header: text(`reports.duty.${outcome}`),
      isNumber: true,
      cell: (row: DutyRow) => text('reports.number', { count: row[outcome] }),
    })),
  ];
  return (
    <Stack>
      <Letterhead
        title={text('reports.complianceTitle')}
        of={{ officeName: office.name, officeCode: office.code }}
        facts={[{ name: text('reports.period'), value: periodName(text, language, data.period) }]}
      >
        <p>{text('reports.complianceTo')}</p>
      </Letterhead>
      <div className={styles.duties}>
        <Table
          caption={text('reports.compliance')}
          rows={data.duties}
          rowKey={({ duty }) => duty}
          columns={[
            ...columns('reports.duty', (row) => ruleSentence(row.duty as DutyId, language)),
            { id: 'evidence', header: text('reports.dutyEvidence'), cell: evidenceOf },
          ]}
        />
      </div>
      <h2>{text('inspectionLines.title')}</h2>
      <Table
        caption={text('inspectionLines.title')}
        rows={lines}
        rowKey={({ duty }) => duty}
        columns={columns('inspectionLines.line', (row) =>
          text(`inspectionLines.title.${lineOf(row) ?? 'V1'}`),
        )}
      />
      <SignatureBlock people={[{ post: text('reports.signManager'), name: null }]} />
    </Stack>
  );
}
