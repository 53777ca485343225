// The key that does the same as the button beside it. Screen readers get it from aria-keyshortcuts instead.
import styles from './key-hint.module.css';

export function KeyHint({ keys }: { keys: string }) {
  return (
    <span aria-hidden="true">
      <Key keys={keys} />
    </span>
  );
}

/** A key where it is what is being said. */
export function Key({ keys }: { keys: string }) {
  return (
    <kbd dir="ltr" className={styles.hint}>
      {keys}
    </kbd>
  );
}
