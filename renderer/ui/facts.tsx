// Named facts of one thing, beside each other while there is room.
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './facts.module.css';

/** `isWide`: a long code stands on one line. */
export type Fact = { name: string; value: ReactNode; isWide?: boolean };

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value, isWide = false }) => (
        <div key={name} className={classNames(isWide && styles.wide)}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
