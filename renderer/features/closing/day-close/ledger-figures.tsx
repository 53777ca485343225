// What a day signs of everything that does not agree: opening, what came, what went and how, and what stays open (D21.72).
import type { DaySummary } from '#core/closing/day-close/contract.ts';
import { reportOf } from '#core/closing/day-close/ledger/contract.ts';
import { accounts, countsUnits, differenceStates } from '#core/foundation/settlement/ledger/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Table } from '#renderer/ui/table.tsx';

type Ledger = DaySummary['ledger'];
const columns = ['opening', 'added', 'cleared', 'settled', 'closing'] as const;

export function LedgerFigures({ ledger }: { ledger: Ledger }) {
  const text = useText();
  if (ledger.lines.length === 0) return <p>{text('dayClose.ledgerNone')}</p>;
  return (
    <>
      <Table
        caption={text('dayClose.ledger')}
        rows={accounts.flatMap((account) => ledger.lines.filter((line) => line.account === account))}
        rowKey={({ account }) => account}
        columns={[
          {
            id: 'account',
            header: text('dayClose.openWhat'),
            isRowHeader: true,
            cell: ({ account }) => text(`dayClose.account.${account}`),
          },
          ...columns.map((column) => ({
            id: column,
            header: text(`dayClose.ledger.${column}`),
            isNumber: true,
            cell: (line: Ledger['lines'][number]) =>
              countsUnits(line.account) ? (
                text('dayClose.number', { number: line[column] })
              ) : (
                <MoneyText rials={line[column]} withUnit={false} />
              ),
          })),
        ]}
      />
      <ul>
        {differenceStates.map((state) => (
          <OfState key={state} state={state} open={ledger.open} />
        ))}
      </ul>
      <OpenReports open={ledger.open} />
    </>
  );
}

/** How many stay open in a state, and since when. */
function OfState({ state, open }: { state: (typeof differenceStates)[number]; open: Ledger['open'] }) {
  const text = useText();
  const those = open.filter((one) => one.state === state);
  const [oldest] = those;
  if (oldest === undefined) return null;
  return (
    <li>
      {text(`dayClose.openState.${state}`)}: {text('dayClose.ledgerCount', { count: those.length })}{' '}
      <DateText day={oldest.day} style="numeric" /> ({text('visits.workingDays', { days: oldest.age })})
    </li>
  );
}

/** Days that were closed without the report of a terminal, and have none yet; each with its age (D21.171). */
function OpenReports({ open }: { open: Ledger['open'] }) {
  const text = useText();
  const those = open.flatMap((one) => {
    const terminalId = reportOf(one.id);
    return terminalId === null ? [] : [{ ...one, terminalId }];
  });
  if (those.length === 0) return null;
  return (
    <>
      <p>{text('dayClose.openReports')}:</p>
      <ul>
        {those.map(({ id, terminalId, day, age }) => (
          <li key={id}>
            <Bdi>{terminalId}</Bdi>، <DateText day={day} style="numeric" /> (
            {text('visits.workingDays', { days: age })})
          </li>
        ))}
      </ul>
    </>
  );
}
