// What a mapping makes of the file before anything is imported: what is lacking, each line that cannot be read, totals.
import { useIntl } from 'react-intl';
import type { TriedMapping } from '#core/closing/day-close/report-import/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { FileTotals, OwnTotals, SkippedRows } from './report-totals.tsx';

export function MappingOutcome({ tried }: { tried: TriedMapping }) {
  const text = useText();
  const intl = useIntl();
  const { lacking, unreadable, unreadableCount, rows } = tried;
  if (lacking.length > 0) {
    // One of the two numbers is enough.
    const asked = (field: (typeof lacking)[number]) => (field === 'rrn' ? 'anyNumber' : field);
    const fields = intl.formatList(lacking.map((field) => text(`dayClose.field.${asked(field)}`)));
    return <Notice tone="info">{text('dayClose.map.missing', { fields })}</Notice>;
  }
  if (unreadableCount > 0)
    return (
      <Notice tone="bad" title={text('dayClose.map.unreadable', { count: unreadableCount })}>
        <ul>
          {unreadable.map(({ line, column }) => (
            <li key={`${line} ${column}`}>{text('dayClose.map.unreadableLine', { line, column })}</li>
          ))}
        </ul>
        {unreadableCount > unreadable.length ? (
          <p>{text('dayClose.map.moreUnreadable', { count: unreadableCount - unreadable.length })}</p>
        ) : null}
      </Notice>
    );
  const questions = tried.unknownTypes.length + tried.unknownStatuses.length + (tried.isUnitInDoubt ? 1 : 0);
  if (questions > 0)
    return <Notice tone="warn">{text('dayClose.map.questions', { count: questions })}</Notice>;
  if (rows === 0) return <Notice tone="warn">{text('dayClose.map.noRows')}</Notice>;
  return (
    <>
      <Notice tone="good">{text('dayClose.map.readable', { rows, newRows: tried.newRows })}</Notice>
      <FileTotals perTerminal={tried.perTerminal} withoutMoney={tried.withoutMoney} />
      <OwnTotals totals={tried.totals} />
      <SkippedRows skipped={tried.skipped} duplicates={tried.duplicates} />
    </>
  );
}
