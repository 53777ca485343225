// The printed sheet of a day (A4), with the signatures of who worked it and who closed it.

import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { Letterhead } from '#renderer/frame/print/letterhead.tsx';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { SignatureBlock } from '#renderer/frame/print/signature-block.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import styles from './day-sheet.module.css';
import { DaySheetContent } from './day-sheet-content.tsx';

/** `id` is the business day. */
export function DaySheetPage({ id: day }: { id: string }) {
  const text = useText();
  const { data: sheet, problem } = useDeskQuery(deskQueries.dayClose.sheet.queryOptions({ day }));
  usePrintReady(sheet !== undefined, problem);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (sheet === undefined) return null;
  const openedAt = sheet.figures?.openedAt ?? null;
  const closing = sheet.closings.at(-1);
  return (
    <div className={styles.sheet}>
      <Stack>
        <Letterhead
          title={text('dayClose.sheet')}
          of={sheet}
          facts={[
            ...(openedAt === null
              ? []
              : [{ name: text('dayClose.sheet.opened'), value: <TimeText at={openedAt} /> }]),
            ...(closing === undefined
              ? []
              : [{ name: text('dayClose.sheet.closed'), value: <TimeText at={closing.at} withDay /> }]),
          ]}
        >
          <p>
            <DateText day={sheet.day} />
          </p>
        </Letterhead>
        <DaySheetContent
          sheet={sheet}
          level={2}
          signatures={
            <SignatureBlock
              people={[
                { post: text('dayClose.sheet.signClerk'), name: null },
                { post: text('dayClose.sheet.signManager'), name: closing?.byName ?? null },
              ]}
            />
          }
        />
      </Stack>
    </div>
  );
}
