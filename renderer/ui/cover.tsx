// Covers what is shown with one card and takes the focus from it, until whoever draws it takes it away.
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import styles from './cover.module.css';

type CoverProps = {
  /** What a screen reader calls it. */
  label: string;
  /** `alert`: over everything. `dialog`: over the application and below its dialogs, with room for forms. */
  kind: 'alert' | 'dialog';
  children: ReactNode;
};

export function Cover({ label, kind, children }: CoverProps) {
  const cover = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => cover.current?.focus(), []);
  return kind === 'alert' ? (
    <div ref={cover} className={styles.alert} tabIndex={-1} role="alertdialog" aria-label={label}>
      <div className={styles.card}>{children}</div>
    </div>
  ) : (
    <div
      ref={cover}
      className={styles.dialog}
      tabIndex={-1}
      role="dialog"
      aria-modal="true"
      aria-label={label}
    >
      <div className={styles.wideCard}>{children}</div>
    </div>
  );
}
