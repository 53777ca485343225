// How far what was saved has got: on this PC, on so many others, at the province. Small and calm, since most rows have it: an
// icon and a word, never colour alone; the whole of it where there is room, and when the pointer rests on it.
import { Landmark, Monitor, MonitorCheck } from 'lucide-react';
import { useText } from '../i18n/use-text.ts';
import styles from './saved-label.module.css';

export type Saved = {
  /** The office's other PCs, and how many of them hold it. */
  others: number;
  holding: number;
  /** Null where there is no province. */
  isAtProvince: boolean | null;
};

/** Nothing where there is no other place to be. */
export function SavedLabel({ saved, isWhole = false }: { saved: Saved; isWhole?: boolean }) {
  const text = useText();
  const { others, holding, isAtProvince } = saved;
  if (others === 0 && isAtProvince === null) return null;
  const province = isAtProvince === null ? 'none' : isAtProvince ? 'yes' : 'no';
  const whole = text('ui.saved.whole', { others, holding, province });
  const [Icon, word] =
    isAtProvince === true
      ? [Landmark, text('ui.saved.province')]
      : holding > 0
        ? [MonitorCheck, text('ui.saved.others', { holding })]
        : [Monitor, text('ui.saved.here')];
  return (
    <span className={styles.saved} title={isWhole ? undefined : whole} data-saved="">
      <Icon className="icon" aria-hidden="true" />
      {isWhole ? whole : word}
    </span>
  );
}
