// Tariffs that wait for a second person: whoever did not propose one confirms it, and only then it can come into force (D4).
import { useNavigate } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Table } from '#renderer/ui/table.tsx';

export function WaitingTariffs() {
  const text = useText();
  const navigate = useNavigate();
  const { data: tariffs = [], problem } = useDeskQuery(deskQueries.fees.listTariffs.queryOptions());
  const waiting = tariffs.filter(({ confirmation }) => confirmation === 'waiting');
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (waiting.length === 0) return null;
  return (
    <Section title={text('premises.tariffs')}>
      <Table
        caption={text('premises.tariffs')}
        rows={waiting}
        rowKey={({ tariffId }) => tariffId}
        columns={[
          { id: 'title', header: text('premises.tariff'), isRowHeader: true, cell: ({ title }) => title },
          {
            id: 'letter',
            header: text('premises.tariffLetter'),
            cell: ({ letterNumber }) => <Bdi>{letterNumber}</Bdi>,
          },
          {
            id: 'from',
            header: text('premises.tariffFrom'),
            cell: ({ effectiveFrom }) => <DateText day={effectiveFrom} style="numeric" />,
          },
        ]}
        act={({ title }) => (
          <Button
            isDense
            icon={Check}
            onPress={() => void navigate({ to: '/settings/tariffs' })}
            aria-label={text('premises.tariffConfirmOf', { title })}
          >
            {text('premises.tariffConfirm')}
          </Button>
        )}
      />
    </Section>
  );
}
