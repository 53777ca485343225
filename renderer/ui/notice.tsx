// A notice in the flow of a page: what is so, and what to do. Errors interrupt a screen reader, the rest waits.
import { CircleAlert, CircleCheck, CircleX, Info, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './notice.module.css';

export type NoticeTone = 'info' | 'good' | 'warn' | 'bad';

const icons: Record<NoticeTone, LucideIcon> = {
  info: Info,
  good: CircleCheck,
  warn: CircleAlert,
  bad: CircleX,
};

type NoticeProps = { tone: NoticeTone; title?: string; children?: ReactNode; actions?: ReactNode };

export function Notice({ tone, title, children, actions }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div role={tone === 'bad' ? 'alert' : 'status'} className={classNames(styles.notice, styles[tone])}>
      <Icon className="icon" aria-hidden="true" />
      <div className={styles.body}>
        {title === undefined ? null : <p className={styles.title}>{title}</p>}
        {children === undefined ? null : <div>{children}</div>}
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
