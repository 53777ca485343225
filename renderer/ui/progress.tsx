// Long work under way: how far it is, and a safe way to stop it.
import { Label, ProgressBar } from 'react-aria-components';
import { useText } from '../i18n/use-text.ts';
import { Button } from './button.tsx';
import styles from './progress.module.css';

type ProgressProps = {
  label: string;
  /** 0 to 100, or null while the end is not known. */
  percent: number | null;
  onCancel?: () => void;
};

export function Progress({ label, percent, onCancel }: ProgressProps) {
  const text = useText();
  return (
    <div className={styles.row}>
      <ProgressBar
        isIndeterminate={percent === null}
        {...(percent === null ? {} : { value: percent })}
        className={styles.progress ?? ''}
      >
        {({ valueText }) => (
          <>
            <Label>{label}</Label>
            {percent === null ? null : <span>{valueText}</span>}
            <progress
              className={styles.bar}
              max={100}
              aria-hidden="true"
              {...(percent === null ? {} : { value: percent })}
            />
          </>
        )}
      </ProgressBar>
      {onCancel === undefined ? null : <Button onPress={onCancel}>{text('ui.progress.cancel')}</Button>}
    </div>
  );
}
