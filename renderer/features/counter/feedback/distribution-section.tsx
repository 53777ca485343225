// What clients answered over some days, by section and day: the table, and beside it the faces as bars. Counted in fives.
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { BarList } from '#renderer/ui/bar-list.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { RuleSource } from '#renderer/ui/rule-source.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { ratingLabels } from './rating-labels.ts';

/** `nameOf`: the name of a section, from whoever shows this. */
export function DistributionSection({
  days,
  nameOf,
}: {
  days: { from: string; to: string };
  nameOf: (section: { sectionId: string; name: string | null }) => string;
}) {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.feedback.distribution.queryOptions(days), {
    keepsPrevious: true,
  });
  return (
    <Section
      title={text('feedback.distribution')}
      aside={<RuleSource rule="D14" about={text('feedback.distribution')} />}
    >
      <ProblemNotice problem={problem} />
      <p>{text('feedback.distributionWhat')}</p>
      {data === undefined ? null : data.rows.length === 0 ? (
        <EmptyState title={text('feedback.none')} why={text('feedback.noneWhy')} />
      ) : (
        <>
          <Table
            caption={text('feedback.distribution')}
            rows={data.rows}
            rowKey={({ day, sectionId }) => `${day} ${sectionId}`}
            columns={[
              {
                id: 'day',
                header: text('feedback.day'),
                isRowHeader: true,
                cell: ({ day }) => <DateText day={day} style="numeric" />,
              },
              {
                id: 'section',
                header: text('feedback.section'),
                cell: ({ sectionId, sectionName: name }) => nameOf({ sectionId, name }),
              },
              ...ratingLabels.map((word, place) => ({
                id: word,
                header: text(word),
                isNumber: true,
                cell: ({ counts }: { counts: number[] }) =>
                  text('feedback.number', { count: counts[place] ?? 0 }),
              })),
            ]}
          />
          <BarList
            title={text('feedback.distribution')}
            bars={ratingLabels.map((word, place) => ({
              id: word,
              name: text(word),
              value: data.totals[place] ?? 0,
              shown: text('feedback.number', { count: data.totals[place] ?? 0 }),
            }))}
          />
        </>
      )}
    </Section>
  );
}
