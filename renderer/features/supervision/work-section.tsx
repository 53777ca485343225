// Everybody's work over some days: the table, and beside it one of its columns as bars.
import { useState } from 'react';
import { type Work, type WorkMetric, workMetrics } from '#core/supervision/contract.ts';
import { useText } from '../../i18n/use-text.ts';
import { BarList } from '../../ui/bar-list.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RuleSource } from '../../ui/rule-source.tsx';
import { Select } from '../../ui/select.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { durationText, metricWords } from './supervision-words.ts';
import { type Days, useWork } from './use-work.ts';

type Row = Work['people'][number];

export function WorkSection({ days, onPerson }: { days: Days; onPerson: (personId: string) => void }) {
  const text = useText();
  const { data, problem } = useWork(days);
  const [shown, setShown] = useState<WorkMetric>('visits');
  const columns = useWorkColumns<Row>();
  const people = data?.people ?? [];
  return (
    <Section
      title={text('supervision.work')}
      aside={<RuleSource rule="D12" about={text('supervision.work')} />}
    >
      {problem === null ? null : <ProblemNotice problem={problem} />}
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
            choices={workMetrics.map((metric) => ({ value: metric, label: text(metricWords[metric]) }))}
            value={shown}
            onChange={setShown}
          />
          <BarList
            title={text(metricWords[shown])}
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

/** The columns of everything that is counted and timed. */
export function useWorkColumns<Counts extends Counted>(): Column<Counts>[] {
  const text = useText();
  return [
    ...workMetrics.map(
      (metric): Column<Counts> => ({
        id: metric,
        header: text(metricWords[metric]),
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
