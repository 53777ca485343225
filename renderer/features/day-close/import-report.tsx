// Takes a PSP's file, by choosing or dropping it. It is looked at first; nothing is kept before the person says so.
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { DropZone, FileTrigger } from 'react-aria-components';
import type { z } from 'zod';
import type { previewPspOutput } from '#core/day-close/import/contract.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Stack } from '../../ui/stack.tsx';
import styles from './day-close.module.css';
import { type ReadFile, readFileBase64 } from './read-file.ts';
import { ReportPreview } from './report-preview.tsx';

type Looked = { file: ReadFile; preview: z.infer<typeof previewPspOutput> };

export function ImportReport({ day }: { day: string }) {
  const text = useText();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [unread, setUnread] = useState<string | null>(null);
  const [newRows, setNewRows] = useState<number | null>(null);
  const previewing = useDeskCommand(desk.dayClose.previewPsp.mutate);
  const take = async (chosen: File) => {
    setNewRows(null);
    setUnread(null);
    try {
      const file = await readFileBase64(chosen);
      const preview = await previewing.run(file);
      if (preview !== null) setLooked({ file, preview });
    } catch {
      // The system did not give the file (moved, locked, a folder): the screen says so.
      setUnread(chosen.name);
    }
  };
  if (looked !== null) {
    const finish = (rows: number | null) => {
      setLooked(null);
      setNewRows(rows);
    };
    return <ReportPreview day={day} {...looked} onDone={finish} onCancel={() => finish(null)} />;
  }
  return (
    <Stack>
      {newRows === null ? null : <Notice tone="good">{text('dayClose.imported', { count: newRows })}</Notice>}
      {unread === null ? null : <Notice tone="bad">{text('dayClose.fileUnread', { file: unread })}</Notice>}
      {previewing.problem === null ? null : <ProblemNotice problem={previewing.problem} />}
      {previewing.isPending ? <Progress label={text('dayClose.reading')} percent={null} /> : null}
      <DropZone
        aria-label={text('dayClose.dropHere')}
        className={styles.drop ?? ''}
        onDrop={({ items }) => {
          const dropped = items.find((item) => item.kind === 'file');
          if (dropped !== undefined) void dropped.getFile().then(take);
        }}
      >
        <p>{text('dayClose.dropHere')}</p>
        <FileTrigger
          acceptedFileTypes={['.csv', '.xlsx', '.txt']}
          onSelect={(files) => {
            const chosen = files?.item(0);
            if (chosen) void take(chosen);
          }}
        >
          <Button icon={FileUp}>{text('dayClose.chooseFile')}</Button>
        </FileTrigger>
      </DropZone>
    </Stack>
  );
}
