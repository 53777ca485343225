// An empty place that teaches: what will be here, why it is empty, one action.
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

export type EmptyStateProps = { title: string; why: string; action?: ReactNode };

export function EmptyState({ title, why, action }: EmptyStateProps) {
  return (
    <div className={styles.empty} data-empty="">
      <p className={styles.title}>{title}</p>
      <p>{why}</p>
      {action}
    </div>
  );
}
