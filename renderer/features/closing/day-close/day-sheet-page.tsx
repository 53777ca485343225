// The printed sheet of a day (A4), with room for the manager's signature.

import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { OfficeHeading } from '#renderer/frame/print/office-heading.tsx';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import styles from './day-close.module.css';
import { DaySheetContent } from './day-sheet-content.tsx';

/** `id` is the business day. */
export function DaySheetPage({ id: day }: { id: string }) {
  const text = useText();
  const { data: sheet, problem } = useDeskQuery(deskQueries.dayClose.sheet.queryOptions({ day }));
  usePrintReady(sheet !== undefined, problem);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (sheet === undefined) return null;
  return (
    <Stack>
      <OfficeHeading title={text('dayClose.sheet')} of={sheet}>
        <p>
          <DateText day={sheet.day} />
        </p>
      </OfficeHeading>
      <DaySheetContent sheet={sheet} level={2} />
      <p className={styles.signature}>{text('dayClose.signature')}</p>
    </Stack>
  );
}
