// The in-box (D17): what came in with its nearest deadline, who handled each and when. What is closed stays as it was said; a mistake is
// put right by words of its own beside it.
import { Check, Inbox, PencilLine } from 'lucide-react';
import { useState } from 'react';
import type { InboxItem } from '#core/counter/inbox/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Page, Section } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { type Column, Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { HandleDialog, ReceiveDialog } from './inbox-dialogs.tsx';

type Opened = { what: 'receive' } | { what: 'handle' | 'correct'; item: InboxItem };

export function InboxScreen() {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.inbox.list.queryOptions());
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      <PageHeader
        title={text('inbox.title')}
        description={text('inbox.what')}
        primary={{ label: text('inbox.receive'), icon: Inbox, onPress: () => setOpened({ what: 'receive' }) }}
      />
      <Page>
        <ProblemNotice problem={problem} />
        {data === undefined ? null : (
          <>
            <Section title={text('inbox.open')}>
              <OpenTable items={data.open} onHandle={(item) => setOpened({ what: 'handle', item })} />
            </Section>
            {data.closed.length === 0 ? null : (
              <Section title={text('inbox.closed')}>
                <ClosedTable items={data.closed} onCorrect={(item) => setOpened({ what: 'correct', item })} />
              </Section>
            )}
          </>
        )}
      </Page>
      {opened === null ? null : opened.what === 'receive' ? (
        <ReceiveDialog onClose={close} />
      ) : (
        <HandleDialog item={opened.item} isCorrection={opened.what === 'correct'} onClose={close} />
      )}
    </>
  );
}

const numberOf = ({ deskNumber, number }: InboxItem) => `${deskNumber}-${number}`;

/** What an item is: its number, kind, subject and sender. */
function useItemColumns(): readonly Column<InboxItem>[] {
  const text = useText();
  return [
    {
      id: 'number',
      header: text('inbox.number'),
      isRowHeader: true,
      cell: (item) => <Bdi>{numberOf(item)}</Bdi>,
    },
    { id: 'kind', header: text('inbox.kind'), cell: ({ kind }) => text(`inbox.kind.${kind}`) },
    {
      id: 'subject',
      header: text('inbox.subject'),
      cell: ({ subject }) => subject ?? text('inbox.keptElsewhere'),
    },
    { id: 'from', header: text('inbox.from'), cell: ({ fromWhom }) => fromWhom },
  ];
}

type OpenTableProps = { items: readonly InboxItem[]; onHandle: (item: InboxItem) => void };

function OpenTable({ items, onHandle }: OpenTableProps) {
  const text = useText();
  const columns = useItemColumns();
  return (
    <Table
      caption={text('inbox.open')}
      rows={items}
      none={{ title: text('inbox.none'), why: text('inbox.noneWhy') }}
      rowKey={({ itemId }) => itemId}
      columns={[
        ...columns,
        {
          id: 'at',
          header: text('inbox.cameAt'),
          cell: ({ at, byName }) => (
            <>
              <TimeText at={at} withDay /> {byName}
            </>
          ),
        },
        {
          id: 'due',
          header: text('inbox.due'),
          cell: ({ dueDay, overdue, workingDaysLeft }) => (
            <>
              <DateText day={dueDay} style="numeric" />{' '}
              <StatusLabel tone={overdue ? 'bad' : (workingDaysLeft ?? 0) <= 2 ? 'warn' : 'neutral'}>
                {text(overdue ? 'inbox.late' : 'inbox.left', { days: Math.abs(workingDaysLeft ?? 0) })}
              </StatusLabel>
            </>
          ),
        },
      ]}
      act={(item) => (
        <Button
          isDense
          icon={Check}
          onPress={() => onHandle(item)}
          aria-label={text('inbox.handleOf', { subject: item.subject ?? numberOf(item) })}
        >
          {text('inbox.handle')}
        </Button>
      )}
    />
  );
}

type ClosedTableProps = { items: readonly InboxItem[]; onCorrect: (item: InboxItem) => void };

function ClosedTable({ items, onCorrect }: ClosedTableProps) {
  const text = useText();
  const columns = useItemColumns();
  return (
    <Table
      caption={text('inbox.closed')}
      rows={items}
      rowKey={({ itemId }) => itemId}
      columns={[
        ...columns,
        {
          id: 'handled',
          header: text('inbox.handled'),
          cell: ({ handlings }) => (
            <ul>
              {handlings.map(({ outcome, note, at, byName }, index) => (
                <li key={at}>
                  {index === 0 ? null : <StatusLabel tone="warn">{text('inbox.corrected')}</StatusLabel>}{' '}
                  {[text(`inbox.outcome.${outcome}`), note ?? text('inbox.keptElsewhere'), byName].join(
                    text('ui.between'),
                  )}{' '}
                  <TimeText at={at} withDay />
                </li>
              ))}
            </ul>
          ),
        },
      ]}
      act={(item) => (
        <Button
          isDense
          icon={PencilLine}
          onPress={() => onCorrect(item)}
          aria-label={text('inbox.correctOf', { subject: item.subject ?? numberOf(item) })}
        >
          {text('inbox.correct')}
        </Button>
      )}
    />
  );
}
