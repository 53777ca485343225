// The sheet of a day: totals, counts, imported reports, late items, how every exception was settled, who closed it, and the head code that pins the
// journal as it stood. The same on screen and on paper; no name and no number of a client.
import type { DaySheet, DaySummary } from '#core/closing/day-close/contract.ts';
import { EmergenciesTable } from '#renderer/features/access/emergency/emergencies-table.tsx';
import { isMessageId, type MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { countColumn } from './columns.tsx';
import styles from './day-close.module.css';
import { Days } from './days.tsx';
import { ImportsTable } from './imports-table.tsx';
import { LateItems } from './late-items.tsx';
import { MissingPeers } from './missing-peers.tsx';
import { SingleConfirmationNotice } from './single-confirmation.tsx';
import { TerminalsTable } from './terminals-table.tsx';
import { TotalsTable } from './totals-table.tsx';

const countNames: readonly [keyof DaySummary['counts'], MessageId][] = [
  ['visits', 'dayClose.count.visits'],
  ['verified', 'dayClose.count.verified'],
  ['refused', 'dayClose.count.refused'],
  ['payments', 'dayClose.count.payments'],
  ['reversals', 'dayClose.count.reversals'],
  ['complaints', 'dayClose.count.complaints'],
  ['cashOffers', 'dayClose.count.cashOffers'],
  ['onlyAsked', 'dayClose.count.onlyAsked'],
  ['servedUnpaid', 'dayClose.count.servedUnpaid'],
  ['paidAfterAll', 'dayClose.count.paidAfterAll'],
];

type DaySheetContentProps = {
  sheet: DaySheet;
  /** Level of its parts: below the section of a screen, or the title of a paper. */
  level: 2 | 3;
};

export function DaySheetContent({ sheet, level }: DaySheetContentProps) {
  const Part = level === 2 ? 'h2' : 'h3';
  const text = useText();
  const { summary, emergencies, closings, headCode, imports, late, terminals } = sheet;
  return (
    <Stack>
      <Facts
        facts={countNames.flatMap(([count, name]) => {
          const number = summary.counts[count];
          return number === undefined
            ? []
            : [{ name: text(name), value: text('dayClose.number', { number }) }];
        })}
      />
      <MissingPeers missingPeers={summary.missingPeers} />
      <SingleConfirmationNotice singleConfirmations={summary.singleConfirmations} />
      {summary.outOfTurn.length === 0 ? null : (
        <Notice tone="warn">
          {text('dayClose.closedOutOfTurn')} <Days days={summary.outOfTurn} />
        </Notice>
      )}
      <Part>{text('dayClose.totals')}</Part>
      <SheetMoney summary={summary} />
      {summary.totals.length === 0 ? (
        <p>{text('dayClose.noTotals')}</p>
      ) : (
        <TotalsTable totals={summary.totals} />
      )}
      {terminals.length === 0 ? null : <TerminalsTable terminals={terminals} />}
      {imports.length === 0 ? null : <Part>{text('dayClose.imports')}</Part>}
      <ImportsTable imports={imports} isCaptionShown={false} />
      {late.length === 0 ? null : <Part>{text('dayClose.late')}</Part>}
      <LateItems late={late} isCaptionShown={false} />
      <Part>{text('dayClose.exceptions')}</Part>
      {summary.exceptions.length === 0 ? (
        <p>{text('dayClose.noExceptions')}</p>
      ) : (
        <SettledTable exceptions={summary.exceptions} />
      )}
      {emergencies.length === 0 ? null : (
        <>
          <Part>{text('emergency.title')}</Part>
          <EmergenciesTable emergencies={emergencies} />
        </>
      )}
      <Part>{text('dayClose.closings')}</Part>
      <ul>
        {closings.map((closing) => (
          <li key={closing.at}>
            {text(closing.kind === 'closed' ? 'dayClose.closedBy' : 'dayClose.reopenedBy', {
              name: closing.byName ?? '',
            })}{' '}
            <TimeText at={closing.at} withDay />
            {closing.reason === null ? null : <p className={styles.soft}>{closing.reason}</p>}
          </li>
        ))}
      </ul>
      {headCode === null ? null : (
        <p className={styles.headCode}>
          {text('dayClose.headCode')} <Bdi>{headCode}</Bdi>
        </p>
      )}
    </Stack>
  );
}

/** What was charged on the day, and what still goes back to clients. */
function SheetMoney({
  summary: { chargedOfDay, openRefunds, unfiled, withoutSecond },
}: {
  summary: DaySummary;
}) {
  const text = useText();
  return (
    <Facts
      facts={[
        { name: text('dayClose.chargedOfDay'), value: <MoneyText rials={chargedOfDay} /> },
        {
          name: text('dayClose.openRefunds'),
          value: (
            <>
              {text('dayClose.number', { number: openRefunds.count })}
              {openRefunds.count === 0 ? null : (
                <>
                  {' '}
                  (<MoneyText rials={openRefunds.total} />)
                </>
              )}
            </>
          ),
        },
        {
          name: text('dayClose.unfiledCount'),
          value: (
            <>
              {text('dayClose.number', { number: unfiled.count })}
              {unfiled.oldestDay === null ? null : (
                <>
                  {' '}
                  {text('dayClose.unfiledSince')} <DateText day={unfiled.oldestDay} style="numeric" />
                </>
              )}
            </>
          ),
        },
        ...(withoutSecond === 0
          ? []
          : [
              {
                name: text('dayClose.withoutSecondCount'),
                value: text('dayClose.number', { number: withoutSecond }),
              },
            ]),
      ]}
    />
  );
}

function SettledTable({ exceptions }: Pick<DaySummary, 'exceptions'>) {
  const text = useText();
  return (
    <Table
      caption={text('dayClose.exceptions')}
      rows={exceptions}
      rowKey={({ kind, reasonCode }) => `${kind} ${reasonCode}`}
      columns={[
        {
          id: 'kind',
          header: text('dayClose.what'),
          isRowHeader: true,
          cell: ({ kind }) => {
            const label = `dayClose.kind.${kind}`;
            return isMessageId(label) ? text(label) : <Bdi>{kind}</Bdi>;
          },
        },
        {
          id: 'reason',
          header: text('dayClose.reason'),
          cell: ({ reasonCode }) => text(`dayClose.reason.${reasonCode}`),
        },
        countColumn(text, 'count', text('dayClose.howMany')),
      ]}
    />
  );
}
