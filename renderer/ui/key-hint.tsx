// The key that does the same as the button beside it. Screen readers get it from aria-keyshortcuts instead.
import styles from './key-hint.module.css';

export function KeyHint({ keys }: { keys: string }) {
  return (
    <span aria-hidden="true" dir="ltr">
      <kbd className={styles.hint}>{keys}</kbd>
    </span>
  );
}
