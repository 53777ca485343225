// A part of the report room: a dense card with one rule under its title.
import type { ReactNode } from 'react';
import styles from './report.module.css';

type CardProps = { title: string; note?: string; aside?: ReactNode; children: ReactNode };

export function Card({ title, note, aside, children }: CardProps) {
  return (
    <section className={styles.card} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {note === undefined ? null : <span className={styles.note}>{note}</span>}
        {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  );
}
