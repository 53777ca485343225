// Settlement days with where each stands, and the statements that were taken in.
import type { BankDayView, BankView } from '#core/closing/day-close/bank/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { StatusLabel, type Tone } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { countColumn } from './columns.tsx';
import { OpenKeptFile } from './open-kept-file.tsx';

const tones: Readonly<Record<BankDayView['state'], Tone>> = {
  met: 'good',
  met_together: 'good',
  awaited: 'waiting',
  missing: 'bad',
  differs: 'bad',
  settled: 'neutral',
};
const sums = ['reported', 'credited', 'rest'] as const;

export function BankDaysTable({ days }: { days: readonly BankDayView[] | undefined }) {
  const text = useText();
  return (
    <Table
      caption={text('bank.days')}
      rows={days}
      none={{ title: text('bank.none'), why: text('bank.noneWhy') }}
      rowKey={({ iban, day }) => `${iban} ${day}`}
      columns={[
        {
          id: 'day',
          header: text('bank.day'),
          isRowHeader: true,
          cell: ({ day, iban }) => (
            <>
              <DateText day={day} style="numeric" /> {iban === '' ? null : <Bdi>{iban}</Bdi>}
            </>
          ),
        },
        ...sums.map((name) => ({
          id: name,
          header: text(`bank.sum.${name}`),
          isNumber: true,
          cell: (row: BankDayView) => <MoneyText rials={row[name]} withUnit={false} />,
        })),
        {
          id: 'fee',
          header: text('bank.sum.fee'),
          isNumber: true,
          cell: ({ netted, feeLines }) => <MoneyText rials={netted + feeLines} withUnit={false} />,
        },
        {
          id: 'state',
          header: text('bank.state'),
          cell: ({ state }) => <StatusLabel tone={tones[state]}>{text(`bank.state.${state}`)}</StatusLabel>,
        },
      ]}
    />
  );
}

export function StatementsTable({ statements }: Pick<BankView, 'statements'>) {
  const text = useText();
  return (
    <Table
      caption={text('bank.statements')}
      rows={statements}
      rowKey={({ importId }) => importId}
      act={({ importId, fileName }) => <OpenKeptFile importId={importId} fileName={fileName} />}
      columns={[
        {
          id: 'file',
          header: text('dayClose.imports.file'),
          isRowHeader: true,
          cell: ({ fileName, iban, remarks, isReplaced }) => (
            <>
              <bdi>{fileName}</bdi> {iban === '' ? null : <Bdi>{iban}</Bdi>}
              {isReplaced ? (
                <p>
                  <StatusLabel tone="neutral">{text('bank.replaced')}</StatusLabel>
                </p>
              ) : null}
              {remarks.map((remark) => (
                <p key={remark}>
                  <StatusLabel tone="warn">{text(`bank.remark.${remark}`)}</StatusLabel>
                </p>
              ))}
            </>
          ),
        },
        {
          id: 'period',
          header: text('bank.period'),
          cell: ({ from, to, termDays }) => (
            <>
              <DateText day={from} style="numeric" /> – <DateText day={to} style="numeric" />
              {termDays === 1 ? null : <p>{text('bank.termDays', { days: termDays })}</p>}
            </>
          ),
        },
        countColumn(text, 'lineCount', text('bank.lines')),
        {
          id: 'credited',
          header: text('bank.sum.credited'),
          isNumber: true,
          cell: ({ credited }) => <MoneyText rials={credited} withUnit={false} />,
        },
        {
          id: 'fees',
          header: text('bank.sum.fee'),
          isNumber: true,
          cell: ({ fees }) => <MoneyText rials={fees} withUnit={false} />,
        },
        {
          id: 'who',
          header: text('dayClose.who'),
          cell: ({ byName, at }) => (
            <>
              {byName ?? ''} <TimeText at={at} withDay />
            </>
          ),
        },
      ]}
    />
  );
}
