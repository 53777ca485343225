// A status: colour, icon and word together, never colour alone.
import { CircleAlert, CircleCheck, CircleDashed, CircleX, Clock, type LucideIcon } from 'lucide-react';
import { classNames } from './class-names.ts';
import styles from './status-label.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'waiting' | 'neutral';

const icons: Record<Tone, LucideIcon> = {
  good: CircleCheck,
  warn: CircleAlert,
  bad: CircleX,
  waiting: Clock,
  neutral: CircleDashed,
};

export function StatusLabel({ tone, children }: { tone: Tone; children: string }) {
  const Icon = icons[tone];
  return (
    <span className={classNames(styles.status, styles[tone])}>
      <Icon className="icon" aria-hidden="true" />
      {children}
    </span>
  );
}
