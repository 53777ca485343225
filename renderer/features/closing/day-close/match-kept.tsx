// The rows that are already put beside a payment which went through the terminal in several transactions.
import { Plus, X } from 'lucide-react';
import type { Candidate } from '#core/closing/day-close/by-hand/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ClockText } from '#renderer/ui/clock-text.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import styles from './match.module.css';
import { candidateKey } from './match-filter.ts';

type MatchKeptProps = { kept: readonly Candidate[]; onDrop: (key: string) => void };

export function MatchKept({ kept, onDrop }: MatchKeptProps) {
  const text = useText();
  if (kept.length === 0) return null;
  return (
    <div className={styles.subject}>
      <p className={styles.name}>{text('dayClose.match.kept')}</p>
      <ul>
        {kept.map((row) => (
          <li key={candidateKey(row)} className={styles.kept}>
            <MoneyText rials={row.amount} />
            {row.seen.rrn === null ? null : <Bdi>{row.seen.rrn}</Bdi>}
            {row.seen.time === null ? null : <ClockText time={row.seen.time} />}
            <Button
              isDense
              kind="quiet"
              icon={X}
              onPress={() => onDrop(candidateKey(row))}
              aria-label={text('dayClose.match.drop', { number: row.seen.rrn ?? row.seen.stan ?? '' })}
            >
              {null}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

type AddRowProps = {
  /** Rials of the rows that are chosen, and of the payment. */
  chosen: number;
  wanted: number;
  onAdd: () => void;
};

/** Offered while the chosen rows are less than the payment. */
export function AddRow({ chosen, wanted, onAdd }: AddRowProps) {
  const text = useText();
  if (Math.abs(chosen) >= Math.abs(wanted)) return null;
  return (
    <Actions>
      <Button isDense icon={Plus} onPress={onAdd}>
        {text('dayClose.match.addRow')}
      </Button>
      <span className={styles.soft}>
        {text('dayClose.match.missing')} <MoneyText rials={Math.abs(wanted) - Math.abs(chosen)} />
      </span>
    </Actions>
  );
}
