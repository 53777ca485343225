// The payments that the report confirms: one line, and each with what was found the same when a person asks for it.
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { rialsColumn, terminalColumn } from './columns.tsx';
import { HandMatches } from './hand-matches.tsx';

type MatchesSectionProps = { day: string /** How many payments the report confirms. */; matched: number };

export function MatchesSection({ day, matched }: MatchesSectionProps) {
  const text = useText();
  const [isShown, setIsShown] = useState(false);
  return (
    <Section
      title={text('dayClose.matches')}
      isFolded={!isShown}
      aside={
        matched === 0 ? undefined : (
          <Button
            isDense
            kind="quiet"
            icon={ChevronDown}
            onPress={() => setIsShown(!isShown)}
            aria-expanded={isShown}
          >
            {text(isShown ? 'dayClose.matchesHide' : 'dayClose.matchesShow')}
          </Button>
        )
      }
    >
      <p>{text('dayClose.matchesCount', { count: matched })}</p>
      {isShown ? <Matches day={day} /> : null}
      <HandMatches day={day} canWithdraw />
    </Section>
  );
}

function Matches({ day }: { day: string }) {
  const text = useText();
  const intl = useIntl();
  const { data: matches, problem } = useDeskQuery(deskQueries.dayClose.matches.queryOptions({ day }));
  return (
    <>
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
    </>
  );
}
