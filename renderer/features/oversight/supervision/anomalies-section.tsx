// What is out of proportion, in plain words, each until the manager has answered for it; the history by which it is judged;
// and what was answered.
import { useState } from 'react';
import { type Anomalies, type Anomaly, shownPer, windowDays } from '#core/oversight/supervision/contract.ts';
import { useSession } from '#renderer/api/session.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { AnomalyLabel } from './anomaly-label.tsx';
import { ExplainAnomalyDialog } from './explain-anomaly-dialog.tsx';
import { useAnomalies } from './use-work.ts';

export function AnomaliesSection({ onShow }: { onShow: (personId: string) => void }) {
  const text = useText();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const { data, problem } = useAnomalies();
  const [answering, setAnswering] = useState<Anomaly | null>(null);
  const title = text('supervision.anomalies');
  return (
    <Section title={title} aside={<RuleSource rule="D19" about={title} />}>
      <ProblemNotice problem={problem} />
      <Table
        caption={title}
        rows={data?.open}
        none={{ title: text('supervision.noAnomalies'), why: text('supervision.noAnomaliesWhy') }}
        rowKey={({ personId, metric }) => `${personId} ${metric}`}
        columns={[
          {
            id: 'what',
            header: text('supervision.found'),
            isRowHeader: true,
            cell: (anomaly) => <AnomalyLabel anomaly={anomaly} />,
          },
        ]}
        act={(anomaly) => (
          <>
            <Button isDense kind="quiet" onPress={() => onShow(anomaly.personId)}>
              {text('supervision.toDays')}
            </Button>
            {anomaly.isOwn ? (
              <StatusLabel tone="warn">{text('supervision.isOwn')}</StatusLabel>
            ) : isManager ? (
              <Button isDense onPress={() => setAnswering(anomaly)}>
                {text('supervision.explain')}
              </Button>
            ) : null}
          </>
        )}
      />
      {data === undefined ? null : <Rates rates={data.rates} />}
      {data === undefined || data.answered.length === 0 ? null : <Answered answered={data.answered} />}
      {answering === null ? null : (
        <ExplainAnomalyDialog anomaly={answering} onClose={() => setAnswering(null)} />
      )}
    </Section>
  );
}

/** The history by which what is out of proportion is judged. */
function Rates({ rates }: Pick<Anomalies, 'rates'>) {
  const text = useText();
  const isTooShort = rates.every(({ threshold }) => threshold === null);
  return (
    <>
      <h3>{text('supervision.history')}</h3>
      <p>{text('supervision.historyWhat', { days: windowDays })}</p>
      {isTooShort ? <p>{text('supervision.historyTooShort')}</p> : null}
      <Table
        caption={text('supervision.history')}
        rows={rates}
        rowKey={({ metric }) => metric}
        columns={[
          {
            id: 'metric',
            header: text('supervision.metric'),
            isRowHeader: true,
            cell: ({ metric }) => text(`supervision.metric.${metric}`),
          },
          {
            id: 'count',
            header: text('supervision.ofOffice'),
            isNumber: true,
            cell: ({ count }) => text('supervision.number', { count }),
          },
          {
            id: 'rate',
            header: text('supervision.perHundred'),
            isNumber: true,
            cell: ({ metric, count, base }) =>
              text('supervision.rate', {
                rate: base === 0 ? 0 : (count / base) * 100,
                base: metric === 'outOfHours' ? 'days' : 'visits',
              }),
          },
          ...(isTooShort
            ? []
            : [
                {
                  id: 'threshold',
                  header: text('supervision.threshold'),
                  isNumber: true,
                  cell: ({ metric, threshold }: Anomalies['rates'][number]) =>
                    threshold === null
                      ? text('supervision.thresholdUnknown')
                      : text('supervision.shownFrom', {
                          threshold,
                          ...shownPer,
                          base: metric === 'outOfHours' ? 'days' : 'visits',
                        }),
                },
              ]),
        ]}
      />
    </>
  );
}

function Answered({ answered }: Pick<Anomalies, 'answered'>) {
  const text = useText();
  return (
    <>
      <h3>{text('supervision.answered')}</h3>
      <Table
        caption={text('supervision.answered')}
        rows={answered}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'person',
            header: text('supervision.person'),
            isRowHeader: true,
            cell: ({ personName }) => personName,
          },
          {
            id: 'what',
            header: text('supervision.found'),
            cell: ({ metric, count }) => text(`supervision.did.${metric}`, { count }),
          },
          {
            id: 'note',
            header: text('supervision.note'),
            cell: ({ note }) => <bdi>{note ?? text('supervision.notHere')}</bdi>,
          },
          { id: 'by', header: text('supervision.by'), cell: ({ byName }) => byName },
          { id: 'at', header: text('supervision.at'), cell: ({ at }) => <TimeText at={at} withDay /> },
        ]}
      />
    </>
  );
}
