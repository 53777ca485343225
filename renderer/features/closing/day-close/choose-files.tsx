// Where files are chosen or dropped: said what kind of file, and the button that has the focus.
import { FileUp } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import styles from './day-close.module.css';

type ChooseFilesProps = {
  /** What is dropped here. */
  what: string;
  /** Files are held over the window. */
  isOver: boolean;
  isSeveral?: boolean;
  onChoose: (files: readonly File[]) => void;
};

export function ChooseFiles({ what, isOver, isSeveral = false, onChoose }: ChooseFilesProps) {
  const text = useText();
  return (
    <div className={styles.drop} data-begin="" data-drop-target={isOver ? '' : undefined}>
      <p>{what}</p>
      <FileTrigger
        allowsMultiple={isSeveral}
        acceptedFileTypes={['.csv', '.tsv', '.xlsx', '.xls', '.txt']}
        onSelect={(files) => {
          if (files !== null && files.length > 0) onChoose([...files]);
        }}
      >
        <Button icon={FileUp}>{text('dayClose.chooseFile')}</Button>
      </FileTrigger>
    </div>
  );
}
