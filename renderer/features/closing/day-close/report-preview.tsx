// What a PSP's file holds, before anything of it is kept: rows and totals per terminal, and the lines passed over.
import type { z } from 'zod';
import type { previewPspOutput } from '#core/closing/day-close/report-import/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import type { ReadFile } from '#renderer/frame/read-file.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { FileTotals, OwnTotals, SkippedRows } from './report-totals.tsx';

type Preview = z.infer<typeof previewPspOutput>;

type ReportPreviewProps = {
  day: string;
  file: ReadFile;
  preview: Preview;
  /** Takes the number of rows that no earlier file had. */
  onDone: (newRows: number) => void;
  /** The person looks at the columns again; only for a report that the office has mapped. */
  onMapAnew: () => void;
  onCancel: () => void;
};

export function ReportPreview({ day, file, preview, onDone, onMapAnew, onCancel }: ReportPreviewProps) {
  const text = useText();
  const importing = useDeskCommand(desk.dayClose.importPsp.mutate);
  const take = async () => {
    const done = await importing.run({
      day,
      ...file,
      ...(preview.mapping === null ? {} : { profile: preview.mapping }),
    });
    if (done !== null) onDone(done.newRows);
  };
  return (
    <Stack>
      <p>{text('dayClose.previewOf', { file: file.fileName, count: preview.rows })}</p>
      {preview.mapping === null ? null : <p>{text('dayClose.map.readBy', { name: preview.mapping.name })}</p>}
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
      <ProblemNotice problem={importing.problem} takesFocus />
      <FileTotals perTerminal={preview.perTerminal} />
      <OwnTotals totals={preview.totals} />
      <SkippedRows skipped={preview.skipped} duplicates={preview.duplicates} />
      <Actions>
        <Button kind="primary" isPending={importing.isPending} onPress={() => void take()}>
          {text('dayClose.import')}
        </Button>
        {preview.mapping === null ? null : <Button onPress={onMapAnew}>{text('dayClose.map.anew')}</Button>}
        <Button onPress={onCancel}>{text('ui.cancel')}</Button>
      </Actions>
    </Stack>
  );
}
