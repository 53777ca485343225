// Takes a PSP's file, by choosing or dropping it. It is looked at first; nothing is kept before the person says so.
import { FileUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { DropZone, FileTrigger } from 'react-aria-components';
import type { z } from 'zod';
import type { previewPspOutput } from '#core/closing/day-close/report-import/contract.ts';
import type { PspMapping } from '#core/foundation/settlement/files/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { type ReadFile, readFileBase64 } from '#renderer/frame/read-file.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import styles from './day-close.module.css';
import { MapColumns } from './map-columns.tsx';
import { newReadingId, Reading } from './reading.tsx';
import { ReportPreview } from './report-preview.tsx';

type Preview = z.infer<typeof previewPspOutput>;

const questions: ReadonlySet<string> = new Set([
  'PSP_COLUMNS_UNKNOWN',
  'PSP_WORDS_UNKNOWN',
  'PSP_UNIT_UNKNOWN',
]);

type ImportReportProps = { day: string; terminals: readonly string[] };

export function ImportReport({ day, terminals }: ImportReportProps) {
  const text = useText();
  const [file, setFile] = useState<ReadFile | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [readingId, setReadingId] = useState(newReadingId);
  const [isMapping, setIsMapping] = useState(false);
  const [unread, setUnread] = useState<string | null>(null);
  const [newRows, setNewRows] = useState<number | null>(null);
  const previewing = useDeskCommand(desk.dayClose.previewPsp.mutate);
  const begin = () => {
    setFile(null);
    setPreview(null);
    setIsMapping(false);
    previewing.reset();
  };
  const look = async (chosen: ReadFile, profile?: PspMapping) => {
    setFile(chosen);
    setIsMapping(false);
    const id = newReadingId();
    setReadingId(id);
    const sent = { ...chosen, readingId: id };
    setPreview(await previewing.run(profile === undefined ? sent : { ...sent, profile }));
  };
  const take = async (chosen: File) => {
    setNewRows(null);
    setUnread(null);
    try {
      await look(await readFileBase64(chosen));
    } catch {
      // The system did not give the file (moved, locked, a folder): the screen says so.
      setUnread(chosen.name);
    }
  };
  // What nobody knows of a report is a question to the person, not the end of it.
  const isUnknown = questions.has(previewing.problem?.code ?? '');
  const isMapped = file !== null && !previewing.isPending && (isMapping || isUnknown);
  const step = isMapped ? 'columns' : preview === null ? 'choose' : 'preview';
  const place = useFocusOnStep(step);
  return (
    <div ref={place} tabIndex={-1} className={styles.said}>
      {isMapped ? (
        <MapColumns
          file={file}
          terminals={terminals}
          onMapped={(mapping) => void look(file, mapping)}
          onCancel={begin}
        />
      ) : file !== null && preview !== null ? (
        <ReportPreview
          day={day}
          file={file}
          preview={preview}
          onDone={(rows) => {
            begin();
            setNewRows(rows);
          }}
          onMapAnew={() => setIsMapping(true)}
          onCancel={begin}
        />
      ) : (
        <Stack>
          {newRows === null ? null : (
            <Notice tone="good">{text('dayClose.imported', { count: newRows })}</Notice>
          )}
          {unread === null ? null : (
            <Notice tone="bad">{text('dayClose.fileUnread', { file: unread })}</Notice>
          )}
          {previewing.problem === null ? null : (
            <ProblemNotice
              problem={previewing.problem}
              takesFocus
              actions={
                previewing.problem.code === 'PSP_ROW_UNREADABLE' ? (
                  <Button onPress={() => setIsMapping(true)}>{text('dayClose.map.checkLines')}</Button>
                ) : null
              }
            />
          )}
          {previewing.isPending ? (
            <Reading readingId={readingId} />
          ) : (
            <ChooseFile onChoose={(chosen) => void take(chosen)} />
          )}
        </Stack>
      )}
    </div>
  );
}

/** The button that led to a step is gone with the step before: the focus goes to what came in its place. */
function useFocusOnStep(step: string) {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) place.current?.focus();
    shown.current = step;
  }, [step]);
  return place;
}

function ChooseFile({ onChoose }: { onChoose: (chosen: File) => void }) {
  const text = useText();
  return (
    <DropZone
      aria-label={text('dayClose.dropHere')}
      className={styles.drop ?? ''}
      onDrop={({ items }) => {
        const dropped = items.find((item) => item.kind === 'file');
        if (dropped !== undefined) void dropped.getFile().then(onChoose);
      }}
    >
      <p>{text('dayClose.dropHere')}</p>
      <FileTrigger
        acceptedFileTypes={['.csv', '.tsv', '.xlsx', '.xls', '.txt']}
        onSelect={(files) => {
          const chosen = files?.item(0);
          if (chosen) onChoose(chosen);
        }}
      >
        <Button icon={FileUp}>{text('dayClose.chooseFile')}</Button>
      </FileTrigger>
    </DropZone>
  );
}
