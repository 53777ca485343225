// What a PSP's file holds, before anything of it is kept: every row is in one of the numbers (F40), per terminal, with the lines passed over.
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { FileTotals, OwnTotals, SkippedRows } from './report-totals.tsx';
import type { ReadableFile } from './use-report-files.ts';

type ReportPreviewProps = {
  read: ReadableFile;
  /** The person looks at the columns again; only for a report that the office has mapped. */
  onMapAnew: () => void;
  /** Puts the file away. */
  onAway: () => void;
};

export function ReportPreview({ read: { file, preview, problem }, onMapAnew, onAway }: ReportPreviewProps) {
  const text = useText();
  return (
    <Stack>
      <p>{text('dayClose.previewOf', { file: file.fileName, count: preview.rows })}</p>
      {preview.mapping === null ? null : <p>{text('dayClose.map.readBy', { name: preview.mapping.name })}</p>}
      {preview.lacking === 0 ? null : (
        <Notice tone="warn" title={text('dayClose.lackingRows', { count: preview.lacking })}>
          {text('dayClose.lackingRowsWhy')}
        </Notice>
      )}
      {preview.remarks.map((remark) => (
        <Notice key={remark} tone="warn">
          {text(`dayClose.remark.${remark}`)}
        </Notice>
      ))}
      {preview.importedAt === null ? null : (
        <Notice tone="warn" title={text('dayClose.importedBefore')}>
          <TimeText at={preview.importedAt} withDay />
        </Notice>
      )}
      <ProblemNotice problem={problem} takesFocus />
      <FileTotals perTerminal={preview.perTerminal} withoutMoney={preview.withoutMoney} />
      <OwnTotals totals={preview.totals} />
      <SkippedRows skipped={preview.skipped} duplicates={preview.duplicates} />
      <Actions>
        {preview.mapping === null ? null : <Button onPress={onMapAnew}>{text('dayClose.map.anew')}</Button>}
        <Button onPress={onAway}>{text('ui.cancel')}</Button>
      </Actions>
    </Stack>
  );
}
