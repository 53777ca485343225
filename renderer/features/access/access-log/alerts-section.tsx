// Alerts of bulk access within minutes: who, when, how many, and what the manager answered. Calm when there is none.
import { useState } from 'react';
import type { AccessAlert } from '#core/access/access-log/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { AnswerAlertDialog } from './answer-alert-dialog.tsx';

export function AlertsSection({ onShow }: { onShow: (alert: AccessAlert) => void }) {
  const text = useText();
  const { data: alerts, problem } = useDeskQuery(deskQueries.accessLog.alerts.queryOptions());
  const [answering, setAnswering] = useState<AccessAlert | null>(null);
  return (
    <Section title={text('accessLog.alerts')}>
      <ProblemNotice problem={problem} />
      <Table
        caption={text('accessLog.alerts')}
        rows={alerts}
        none={{ title: text('accessLog.noAlerts'), why: text('accessLog.noAlertsWhy') }}
        rowKey={({ alertId }) => alertId}
        columns={[
          {
            id: 'person',
            header: text('accessLog.person'),
            isRowHeader: true,
            cell: ({ personName }) => personName ?? text('accessLog.unknownPerson'),
          },
          {
            id: 'count',
            header: text('accessLog.count'),
            isNumber: true,
            cell: ({ count }) => text('accessLog.times', { count }),
          },
          {
            id: 'first',
            header: text('accessLog.firstAt'),
            cell: ({ firstAt }) => <TimeText at={firstAt} withDay />,
          },
          {
            id: 'last',
            header: text('accessLog.lastAt'),
            cell: ({ lastAt }) => <TimeText at={lastAt} withDay />,
          },
          { id: 'answer', header: text('accessLog.answer'), cell: (alert) => <Answer alert={alert} /> },
        ]}
        act={(alert) => (
          <>
            <Button isDense kind="quiet" onPress={() => onShow(alert)}>
              {text('accessLog.show')}
            </Button>
            {alert.answer === null ? (
              <Button isDense onPress={() => setAnswering(alert)}>
                {text('accessLog.giveAnswer')}
              </Button>
            ) : null}
          </>
        )}
      />
      {answering === null ? null : <AnswerAlertDialog alert={answering} onClose={() => setAnswering(null)} />}
    </Section>
  );
}

function Answer({ alert: { answer } }: { alert: AccessAlert }) {
  const text = useText();
  if (answer === null) return <StatusLabel tone="warn">{text('accessLog.unanswered')}</StatusLabel>;
  return (
    <>
      <bdi>{answer.note ?? text('accessLog.notHere')}</bdi> {answer.byName}{' '}
      <TimeText at={answer.at} withDay />
    </>
  );
}
