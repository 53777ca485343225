// The state of a day: an icon and a word, with the colour of its meaning.
import {
  CircleCheck,
  CircleDot,
  CircleSlash,
  Flag,
  Hourglass,
  LockOpen,
  type LucideIcon,
  MessageSquareText,
  Minus,
} from 'lucide-react';
import type { CalendarState } from '#core/oversight/reports/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './days.module.css';

const icons: Record<CalendarState, LucideIcon> = {
  clean: CircleCheck,
  explained: MessageSquareText,
  awaited: Hourglass,
  reopened: LockOpen,
  open: CircleDot,
  skipped: CircleSlash,
  holiday: Flag,
  none: Minus,
};

export function DayState({ state }: { state: CalendarState }) {
  const text = useText();
  const Icon = icons[state];
  return (
    <span className={classNames(styles.state, styles[state])}>
      <Icon className="icon" aria-hidden="true" />
      {text(`reports.days.state.${state}`)}
    </span>
  );
}
