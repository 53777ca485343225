// What a chosen match would do to the day's difference, before it is recorded.
import type { MatchEffect as Effect } from '#core/closing/day-close/by-hand/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import styles from './match.module.css';

type MatchEffectProps = {
  effect: Effect | null;
  /** Several rows are put beside one payment. */
  isSeveral?: boolean;
};

export function MatchEffect({ effect, isSeveral = false }: MatchEffectProps) {
  const text = useText();
  return (
    <div className={styles.effect} role="status">
      {effect === null ? (
        <p className={styles.soft}>{text('dayClose.match.chooseFirst')}</p>
      ) : (
        <>
          <dl className={styles.difference}>
            <div>
              <dt>{text('dayClose.match.differenceNow')}</dt>
              <dd>
                <MoneyText rials={effect.differenceNow} />
              </dd>
            </div>
            <div>
              <dt>{text('dayClose.match.differenceAfter')}</dt>
              <dd>
                <strong>
                  <MoneyText rials={effect.differenceAfter} />
                </strong>
              </dd>
            </div>
          </dl>
          <Outcome effect={effect} isSeveral={isSeveral} />
        </>
      )}
    </div>
  );
}

type OutcomeProps = { effect: Effect; isSeveral: boolean };

function Outcome({ effect: { isPossible, far, stillWrong }, isSeveral }: OutcomeProps) {
  const text = useText();
  if (!isPossible)
    return (
      <StatusLabel tone="bad">
        {text(isSeveral ? 'dayClose.match.notAddingUp' : 'dayClose.match.notPossible')}
      </StatusLabel>
    );
  if (far !== null)
    return (
      <>
        <StatusLabel tone="bad">{text(`dayClose.match.far.${far}`)}</StatusLabel>
        <p className={styles.soft}>{text('dayClose.match.farWhat')}</p>
      </>
    );
  const [kind] = stillWrong;
  if (kind === undefined) return <StatusLabel tone="good">{text('dayClose.match.clean')}</StatusLabel>;
  return (
    <>
      <StatusLabel tone="warn">{text(`dayClose.kind.${kind}`)}</StatusLabel>
      <p className={styles.soft}>{text('dayClose.match.explainAfterwards')}</p>
    </>
  );
}
