// Every difference of a day with both its amounts and how it was explained, or that the ledger keeps it open.
import type { DaySheet, DaySummary, ExceptionView } from '#core/closing/day-close/contract.ts';
import { formatRial } from '#core/foundation/money/rial.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { isMessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { countColumn } from './columns.tsx';
import styles from './day-sheet.module.css';
import { differencesOf } from './sheet-figures.tsx';

export function SettledDifferences({ sheet }: { sheet: DaySheet }) {
  const text = useText();
  const { exceptions, summary } = sheet;
  if (summary.exceptions.length === 0) return <p>{text('dayClose.noExceptions')}</p>;
  // The words stay in the office: a PC that the signed sheet has not reached knows the counts alone.
  if (exceptions.length === 0) return <SettledCounts exceptions={summary.exceptions} />;
  const numbered = exceptions.map((exception, place) => ({ ...exception, number: place + 1 }));
  return (
    <Table
      caption={text('dayClose.exceptions')}
      rows={numbered}
      rowKey={({ key }) => key}
      columns={[
        countColumn(text, 'number', text('dayClose.sheet.place')),
        {
          id: 'kind',
          header: text('dayClose.what'),
          isRowHeader: true,
          cell: ({ kind }) => <KindOf kind={kind} />,
        },
        {
          id: 'terminal',
          header: text('dayClose.terminal'),
          cell: ({ terminalId }) => (
            <span className={styles.whole}>{terminalId === '' ? null : <Bdi>{terminalId}</Bdi>}</span>
          ),
        },
        {
          id: 'ours',
          header: text('dayClose.sheet.ours'),
          isNumber: true,
          cell: ({ amounts: { recorded, charged } }) => <Amount rials={recorded ?? charged} />,
        },
        {
          id: 'theirs',
          header: text('dayClose.sheet.theirs'),
          isNumber: true,
          cell: ({ amounts: { psp } }) => <Amount rials={psp} />,
        },
        {
          id: 'explanation',
          header: text('dayClose.sheet.explanation'),
          cell: ({ explanation }) => <Explanation explanation={explanation} />,
        },
      ]}
    />
  );
}

/** What all differences come to, beside the heading. */
export function DifferencesSum({ sheet }: { sheet: DaySheet }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  if (sheet.exceptions.length === 0) return null;
  const { absolute, net } = differencesOf(sheet);
  return (
    <span className={styles.note}>
      {text('dayClose.sheet.differencesSum', {
        absolute: formatRial(absolute, language),
        net: formatRial(net, language),
      })}
    </span>
  );
}

function KindOf({ kind }: { kind: string }) {
  const text = useText();
  const label = `dayClose.kind.${kind}`;
  return isMessageId(label) ? text(label) : <Bdi>{kind}</Bdi>;
}

function Amount({ rials }: { rials: number | null }) {
  return rials === null ? null : <MoneyText rials={rials} withUnit={false} />;
}

function Explanation({ explanation }: Pick<ExceptionView, 'explanation'>) {
  const text = useText();
  if (explanation === null) return text('dayClose.keptOpen');
  const { reasonCode, note } = explanation;
  const reason = text(`dayClose.reason.${reasonCode}`);
  return (
    <div className={styles.words}>
      {note === null ? (
        reason
      ) : (
        <>
          {reason}: <bdi>{note}</bdi>
        </>
      )}
    </div>
  );
}

function SettledCounts({ exceptions }: Pick<DaySummary, 'exceptions'>) {
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
          cell: ({ kind }) => <KindOf kind={kind} />,
        },
        {
          id: 'reason',
          header: text('dayClose.reason'),
          cell: ({ reasonCode }) =>
            text(reasonCode === null ? 'dayClose.keptOpen' : `dayClose.reason.${reasonCode}`),
        },
        countColumn(text, 'count', text('dayClose.howMany')),
      ]}
    />
  );
}
