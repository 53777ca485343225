// What a report says: on screen and on paper the same.
import type { ReportView } from '#core/oversight/violations/contract.ts';
import { typeLabel } from '#renderer/frame/record-labels.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { numberOf } from './report-number.ts';

export function ReportBody({ report }: { report: ReportView }) {
  const text = useText();
  const { rule, aboutName, byName, at, whereabouts, withProvince, entries } = report;
  return (
    <>
      <Facts
        facts={[
          { name: text('violations.number'), value: <Bdi>{numberOf(report, false)}</Bdi> },
          { name: text('violations.trackingCode'), value: <Bdi>{report.trackingCode}</Bdi> },
          { name: text('violations.rule'), value: text(`violations.rule.${rule}`) },
          { name: text('violations.about'), value: aboutName ?? text('violations.aboutNobody') },
          { name: text('violations.by'), value: byName ?? '' },
          { name: text('violations.when'), value: <TimeText at={at} withDay /> },
          {
            name: text('violations.where'),
            value: text(withProvince ? `violations.where.${whereabouts}` : 'violations.where.office'),
          },
        ]}
      />
      <h2>{text('violations.text')}</h2>
      <p dir="auto">{report.text ?? text('violations.textElsewhere')}</p>
      <h2>{text('violations.stated')}</h2>
      <p dir="auto">
        {report.said === null || report.said === '' ? text('violations.nothingStated') : report.said}
      </p>
      <h2>{text('violations.evidence')}</h2>
      {entries.length === 0 ? (
        <p>{text('violations.noEvidence')}</p>
      ) : (
        <Table
          caption={text('violations.evidence')}
          rows={entries}
          rowKey={({ hash }) => hash}
          columns={[
            {
              id: 'type',
              header: text('violations.record'),
              isRowHeader: true,
              cell: ({ type }) => text(typeLabel(type)),
            },
            {
              id: 'seq',
              header: text('violations.seq'),
              isNumber: true,
              cell: ({ seq }) => text('violations.seqOf', { seq }),
            },
            { id: 'hash', header: text('violations.hash'), cell: ({ hash }) => <Bdi>{hash}</Bdi> },
          ]}
        />
      )}
    </>
  );
}
