// What the folder of this PC has that no import has (F50): offered with one act to look at all of it. Nothing is taken in by itself.
import { FolderSearch } from 'lucide-react';
import { useState } from 'react';
import type { FolderFile } from '#core/closing/day-close/report-folder/contract.ts';
import type { WatchedFolder } from '#renderer/frame/use-report-folder.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import styles from './day-close.module.css';
import { ReportFolderDialog } from './report-folder-dialog.tsx';

type FolderReportsProps = { folder: WatchedFolder; onTake: (files: readonly FolderFile[]) => void };

export function FolderReports({ folder: { watched: read, problem, lookAgain }, onTake }: FolderReportsProps) {
  const text = useText();
  const [isNaming, setNaming] = useState(false);
  if (read === undefined) return <ProblemNotice problem={problem} />;
  const { folder, files, unread } = read;
  const name = (
    <Button isDense kind="quiet" onPress={() => setNaming(true)}>
      {text(folder === null ? 'dayClose.folder.name' : 'dayClose.folder.change')}
    </Button>
  );
  const again = (
    <Button isDense kind="quiet" onPress={lookAgain}>
      {text('dayClose.folder.again')}
    </Button>
  );
  return (
    <>
      {isNaming ? <ReportFolderDialog folder={folder} onClose={() => setNaming(false)} /> : null}
      {folder === null ? (
        <Actions>{name}</Actions>
      ) : read.problem !== null ? (
        <ProblemNotice
          problem={read.problem}
          actions={
            <Actions>
              {again}
              {name}
            </Actions>
          }
        />
      ) : files.length === 0 ? (
        <Actions>
          <span className={styles.soft}>{text('dayClose.folder.nothing', { folder })}</span>
          {again}
          {name}
        </Actions>
      ) : (
        <div data-begin="">
          <Notice
            tone="info"
            title={text('dayClose.folder.found', { count: files.length, folder })}
            actions={
              <Actions>
                <Button icon={FolderSearch} onPress={() => onTake(files)}>
                  {text('dayClose.folder.take', { count: files.length })}
                </Button>
                {again}
                {name}
              </Actions>
            }
          >
            <ul>
              {files.map(({ name: file, sha256, changedAt }) => (
                <li key={`${file} ${sha256}`}>
                  <bdi>{file}</bdi> <TimeText at={changedAt} withDay />
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      {unread.length === 0 ? null : (
        <Notice tone="warn">{text('dayClose.folder.unread', { files: unread.join('، ') })}</Notice>
      )}
    </>
  );
}
