// The body of a screen under its header: one column, an even rhythm.
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './page.module.css';

export function Page({ children }: { children: ReactNode }) {
  return <div className={styles.page}>{children}</div>;
}

/** A titled part of a screen, like a box on a form. Folded, it is one line: its title, what it came to, and its tools. */
export function Section({
  title,
  aside,
  isFolded = false,
  isDense = false,
  children,
}: {
  title: string;
  aside?: ReactNode;
  isFolded?: boolean;
  /** Where everything in it has to be in view at once. */
  isDense?: boolean;
  children: ReactNode;
}) {
  return (
    <section
      className={classNames(styles.section, isDense && styles.dense, isFolded && styles.folded)}
      aria-label={title}
    >
      <div className={styles.head}>
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Fields beside each other while there is room, each as wide as its column. */
export function FieldRow({ isNarrow = false, children }: { isNarrow?: boolean; children: ReactNode }) {
  return <div className={classNames(styles.fields, isNarrow && styles.narrow)}>{children}</div>;
}
