// The payments that the report confirms, each with what was found the same.
import { useIntl } from 'react-intl';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { rialsColumn, terminalColumn } from './columns.tsx';
import { HandMatches } from './hand-matches.tsx';

export function MatchesSection({ day }: { day: string }) {
  const text = useText();
  const intl = useIntl();
  const { data: matches, problem } = useDeskQuery(deskQueries.dayClose.matches.queryOptions({ day }));
  return (
    <Section title={text('dayClose.matches')}>
      <ProblemNotice problem={problem} />
      <Table
        caption={text('dayClose.matches')}
        rows={matches}
        none={{ title: text('dayClose.noMatches'), why: text('dayClose.noMatchesWhy') }}
        rowKey={({ paymentId }) => paymentId}
        columns={[
          {
            id: 'rrn',
            header: text('dayClose.rrn'),
            isRowHeader: true,
            cell: ({ rrn, stan }) => <Bdi>{rrn ?? stan ?? ''}</Bdi>,
          },
          terminalColumn(text),
          rialsColumn('amount', text('dayClose.amount')),
          {
            id: 'words',
            header: text('dayClose.sameness'),
            cell: ({ words }) => intl.formatList(words.map((word) => text(`dayClose.matchReason.${word}`))),
          },
        ]}
      />
      <HandMatches day={day} canWithdraw />
    </Section>
  );
}
