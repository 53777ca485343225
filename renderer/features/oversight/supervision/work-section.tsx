// Everybody's work over some days: the table, and beside it one of its columns as bars.
import { useState } from 'react';
import { type Work, type WorkMetric, workMetrics } from '#core/oversight/supervision/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { BarList } from '#renderer/ui/bar-list.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { type Column, Table } from '#renderer/ui/table.tsx';
import { durationText } from './duration-text.ts';
import { type Days, useWork } from './use-work.ts';

type Row = Work['people'][number];

export function WorkSection({ days, onPerson }: { days: Days; onPerson: (personId: string) => void }) {
  const text = useText();
  const { data, problem } = useWork(days);
  const [shown, setShown] = useState<WorkMetric>('visits');
  const people = data?.people ?? [];
  const columns = useWorkColumns<Row>(people);
  return (
    <Section
      title={text('supervision.work')}
      aside={<RuleSource rule="D12" about={text('supervision.work')} />}
    >
      <ProblemNotice problem={problem} />
      {data !== undefined && people.length === 0 ? (
        <EmptyState title={text('supervision.nobody')} why={text('supervision.nobodyWhy')} />
      ) : (
        <>
          <Table
            caption={text('supervision.work')}
            isFolding
            rows={people}
            rowKey={({ personId }) => personId}
            columns={[
              {
                id: 'person',
                header: text('supervision.person'),
                isRowHeader: true,
                cell: ({ personId, personName }) => (
                  <Button
                    isDense
                    kind="quiet"
                    onPress={() => onPerson(personId)}
                    aria-label={text('supervision.daysOf', { name: personName })}
                  >
                    {personName}
                  </Button>
                ),
              },
              ...columns,
            ]}
          />
          <Select
            label={text('supervision.chart')}
            choices={workMetrics.map((metric) => ({
              value: metric,
              label: text(`supervision.metric.${metric}`),
            }))}
            value={shown}
            onChange={setShown}
          />
          <BarList
            title={text(`supervision.metric.${shown}`)}
            bars={people.map(({ personId, personName, counts }) => ({
              id: personId,
              name: personName,
              value: counts[shown],
              shown: text('supervision.number', { count: counts[shown] }),
            }))}
          />
        </>
      )}
    </Section>
  );
}

type Counted = Pick<Row, 'counts' | 'averageMs' | 'longestMs'>;

/** The columns of everything that is counted and timed; what nobody did in any of the rows has none. */
export function useWorkColumns<Counts extends Counted>(rows: readonly Counts[]): Column<Counts>[] {
  const text = useText();
  const isDone = (metric: WorkMetric) => metric === 'visits' || rows.some(({ counts }) => counts[metric] > 0);
  return [
    ...workMetrics.filter(isDone).map(
      (metric): Column<Counts> => ({
        id: metric,
        header: text(`supervision.metric.${metric}`),
        isNumber: true,
        cell: ({ counts }) => text('supervision.number', { count: counts[metric] }),
      }),
    ),
    {
      id: 'average',
      header: text('supervision.average'),
      isNumber: true,
      cell: ({ averageMs }) => durationText(text, averageMs),
    },
    {
      id: 'longest',
      header: text('supervision.longest'),
      isNumber: true,
      cell: ({ longestMs }) => durationText(text, longestMs),
    },
  ];
}
