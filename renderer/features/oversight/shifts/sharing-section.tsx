// Signs that an account is shared, each with its facts, until the manager has answered for it; what counts as one; and what
// was answered (D11).
import { useState } from 'react';
import { alertDays, alertLimits, type SharingAlert } from '#core/oversight/shifts/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { AlertLabel } from './alert-label.tsx';
import { ExplainAlertDialog } from './explain-alert-dialog.tsx';

export function SharingSection() {
  const text = useText();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const { data, problem } = useDeskQuery(deskQueries.shifts.alerts.queryOptions());
  const [answering, setAnswering] = useState<SharingAlert | null>(null);
  const title = text('shifts.alerts');
  return (
    <Section title={title} aside={<RuleSource rule="D11" about={title} />}>
      <ProblemNotice problem={problem} />
      <Table
        caption={title}
        rows={data?.open}
        none={{ title: text('shifts.noAlerts'), why: text('shifts.noAlertsWhy') }}
        rowKey={({ personId, kind, day, evidence }) => [personId, kind, day, evidence[0]?.at].join(' ')}
        columns={[
          {
            id: 'person',
            header: text('shifts.person'),
            isRowHeader: true,
            cell: ({ personName, otherName }) =>
              otherName === null ? personName : text('shifts.both', { name: personName, other: otherName }),
          },
          {
            id: 'what',
            header: text('shifts.alert'),
            cell: (sign) => <AlertLabel sign={sign} />,
          },
          {
            id: 'day',
            header: text('shifts.day'),
            cell: ({ day }) => <DateText day={day} style="numeric" />,
          },
        ]}
        act={(sign) =>
          sign.isOwn ? (
            <StatusLabel tone="warn">{text('shifts.isOwn')}</StatusLabel>
          ) : isManager ? (
            <Button isDense onPress={() => setAnswering(sign)}>
              {text('shifts.explain')}
            </Button>
          ) : null
        }
      />
      <details>
        <summary>{text('shifts.limits')}</summary>
        <p>{text('shifts.limitsWhat', limits)}</p>
      </details>
      {data === undefined || data.answered.length === 0 ? null : (
        <>
          <h3>{text('shifts.answered')}</h3>
          <Table
            caption={text('shifts.answered')}
            rows={data.answered}
            rowKey={({ id }) => id}
            columns={[
              {
                id: 'person',
                header: text('shifts.person'),
                isRowHeader: true,
                cell: ({ personName }) => personName,
              },
              { id: 'what', header: text('shifts.alert'), cell: ({ kind }) => text(`shifts.kind.${kind}`) },
              {
                id: 'day',
                header: text('shifts.day'),
                cell: ({ day }) => <DateText day={day} style="numeric" />,
              },
              {
                id: 'note',
                header: text('shifts.note'),
                cell: ({ note }) => <bdi>{note ?? text('shifts.notHere')}</bdi>,
              },
              { id: 'by', header: text('shifts.by'), cell: ({ byName }) => byName },
              { id: 'at', header: text('shifts.at'), cell: ({ at }) => <TimeText at={at} withDay /> },
            ]}
          />
        </>
      )}
      {answering === null ? null : <ExplainAlertDialog sign={answering} onClose={() => setAnswering(null)} />}
    </Section>
  );
}

const minuteMs = 60_000;
const limits = {
  days: alertDays,
  twoPcs: alertLimits.twoPcsMs / minuteMs,
  typing: alertLimits.typingMs / minuteMs,
  shift: alertLimits.shiftMs / minuteMs,
  hands: alertLimits.operatorChangeMs / 1000,
  times: alertLimits.handsTimes,
};
