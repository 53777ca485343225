// Takes the PSP's files, several at once, by choosing or dropping them. They are looked at first; nothing is kept before the person says so.
import { useNavigate } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { ScreenPrimary } from '#renderer/frame/screen-primary.tsx';
import { useProblemText } from '#renderer/i18n/problem-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { ChooseFiles } from './choose-files.tsx';
import styles from './day-close.module.css';
import { MapColumns } from './map-columns.tsx';
import { Reading, TakingIn } from './reading.tsx';
import { ReportPreview } from './report-preview.tsx';
import type { FileInHand, ReportFiles } from './use-report-files.ts';

type ImportReportsProps = {
  reports: ReportFiles;
  terminals: readonly string[];
  isOver: boolean;
  onImported: (newRows: number) => void;
  /** The act of the screen while no file was read. */
  idle: ReactNode;
};

export function ImportReports({ reports, terminals, isOver, onImported, idle }: ImportReportsProps) {
  const text = useText();
  const { files, isImporting } = reports;
  const asking = files.find((one) => one.state === 'asks');
  if (asking !== undefined) {
    return (
      <MapColumns
        key={asking.id}
        file={asking.file}
        terminals={terminals}
        onMapped={(mapping) => void reports.readBy(asking, mapping)}
        onCancel={() => reports.drop(asking.id)}
      />
    );
  }
  const readable = files.filter(({ state }) => state === 'read').length;
  const isReading = files.some(
    ({ state }) => state === 'waiting' || state === 'reading' || state === 'taking',
  );
  const take = async () => {
    const rows = await reports.importAll();
    if (rows !== null) onImported(rows);
  };
  return (
    <Stack>
      {files.length === 0 ? null : (
        <ul className={styles.files}>
          {files.map((one) => (
            <li key={one.id}>
              <OneFile one={one} reports={reports} />
            </li>
          ))}
        </ul>
      )}
      {readable > 0 || isImporting ? null : (
        <ChooseFiles
          what={text('dayClose.dropHere')}
          isOver={isOver}
          isSeveral
          onChoose={(chosen) => void reports.take(chosen)}
        />
      )}
      {readable > 0 || isReading ? (
        // While a file is being read nothing leads on: it would go unseen.
        <ScreenPrimary
          label={text(readable > 1 ? 'dayClose.importSeveral' : 'dayClose.import', { count: readable })}
          icon={FileUp}
          isPending={isImporting || isReading}
          onPress={() => void take()}
        />
      ) : (
        idle
      )}
    </Stack>
  );
}

function OneFile({ one, reports }: { one: FileInHand; reports: ReportFiles }) {
  const text = useText();
  const away = () => reports.drop(one.id);
  switch (one.state) {
    case 'waiting':
      return <p>{text('dayClose.fileWaits', { file: one.name })}</p>;
    case 'reading':
      return <Reading readingId={one.readingId} />;
    case 'taking':
      return <TakingIn readingId={one.readingId} />;
    case 'asks':
      return null;
    case 'failed':
      return <FailedFile one={one} reports={reports} onAway={away} />;
    case 'read':
      return <ReportPreview read={one} onMapAnew={() => reports.askColumns(one)} onAway={away} />;
  }
}

/** What could not be read is named, with why; the other files go on without it. */
function FailedFile({
  one: { id, name, file, problem },
  reports,
  onAway,
}: {
  one: Extract<FileInHand, { state: 'failed' }>;
  reports: ReportFiles;
  onAway: () => void;
}) {
  const text = useText();
  const problemText = useProblemText();
  const navigate = useNavigate();
  return (
    <Notice
      tone="bad"
      title={text('dayClose.fileOf', { file: name })}
      actions={
        <Actions>
          {problem?.code !== 'PSP_ROW_UNREADABLE' || file === null ? null : (
            <Button onPress={() => reports.askColumns({ id, name, file })}>
              {text('dayClose.map.checkLines')}
            </Button>
          )}
          {problem?.code !== 'PSP_FILE_IS_STATEMENT' ? null : (
            <Button onPress={() => void navigate({ to: '/bank-statement' })}>
              {text('bank.toStatement')}
            </Button>
          )}
          <Button onPress={onAway}>{text('dayClose.fileAway')}</Button>
        </Actions>
      }
    >
      {problem === null ? text('dayClose.fileUnread', { file: name }) : problemText(problem)}
    </Notice>
  );
}
