// What a mapping makes of a statement before anything is taken in: every line is in one of the numbers.
import { useIntl } from 'react-intl';
import type { StatementPreview } from '#core/closing/day-close/bank/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

export function StatementOutcome({ preview }: { preview: StatementPreview }) {
  const text = useText();
  const intl = useIntl();
  const { lacking, unreadable, unreadableCount, importedAt, replaces, remarks, skipped, linesBefore } =
    preview;
  if (lacking.length > 0) return null;
  if (unreadableCount > 0)
    return (
      <Notice tone="bad" title={text('dayClose.map.unreadable', { count: unreadableCount })}>
        <ul>
          {unreadable.map(({ line, column }) => (
            <li key={`${line} ${column}`}>{text('dayClose.map.unreadableLine', { line, column })}</li>
          ))}
        </ul>
      </Notice>
    );
  const lines = intl.formatList(skipped.map((line) => intl.formatNumber(line)));
  return (
    <>
      {importedAt === null ? null : (
        <Notice tone="warn" title={text('dayClose.importedBefore')}>
          <TimeText at={importedAt} withDay />
          {replaces ? <p>{text('bank.replaces')}</p> : null}
        </Notice>
      )}
      {remarks.map((remark) => (
        <Notice key={remark} tone="warn">
          {text(`bank.remark.${remark}`)}
        </Notice>
      ))}
      <CardMoney preview={preview} />
      <p>{text('bank.others', { in: preview.otherIn.count, out: preview.otherOut.count })}</p>
      {linesBefore === 0 ? null : <p>{text('bank.before', { count: linesBefore })}</p>}
      {skipped.length === 0 ? null : <p>{text('bank.skipped', { count: skipped.length, lines })}</p>}
    </>
  );
}

function CardMoney({ preview }: { preview: StatementPreview }) {
  const text = useText();
  const { credited, fees, lines, newLines, otherTexts, from, to } = preview;
  if (credited === 0)
    return (
      <Notice tone="warn" title={text('bank.noCards')}>
        <ul>
          {otherTexts.map((said) => (
            <li key={said}>
              <bdi>{said}</bdi>
            </li>
          ))}
        </ul>
      </Notice>
    );
  return (
    <Notice tone="good" title={text('bank.readable', { lines, newLines })}>
      {text('bank.readableSums', { credited, fees })}{' '}
      {from === null || to === null ? null : (
        <>
          <DateText day={from} style="numeric" /> – <DateText day={to} style="numeric" />
        </>
      )}
    </Notice>
  );
}
