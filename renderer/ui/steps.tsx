// Steps in view, each with its tick: where the person is, what is done, what is left. They can be left and resumed.
import { Check } from 'lucide-react';
import { useIntl } from 'react-intl';
import { useText } from '../i18n/use-text.ts';
import { classNames } from './class-names.ts';
import { KeyHint } from './key-hint.tsx';
import styles from './steps.module.css';

export type StepState = 'done' | 'current' | 'todo';
export type Step = {
  id: string;
  label: string;
  state: StepState;
  hint?: string;
  /** There is nothing in it yet: it is not opened. */
  isShut?: boolean;
};

type StepsProps = {
  label: string;
  steps: readonly Step[];
  onChoose?: (id: string) => void;
  isVertical?: boolean;
  /** Each is chosen by Ctrl and its number too. */
  hasKeys?: boolean;
};

export function Steps({ label, steps, onChoose, isVertical = false, hasKeys = false }: StepsProps) {
  const text = useText();
  const intl = useIntl();
  return (
    <nav aria-label={label}>
      <ol className={classNames(styles.steps, isVertical && styles.vertical, hasKeys && styles.keyed)}>
        {steps.map((step, index) => {
          const body = (
            <>
              <span className={styles.mark} aria-hidden="true">
                {step.state === 'done' ? <Check className="icon" /> : intl.formatNumber(index + 1)}
              </span>
              <span className={styles.label}>
                {step.label}
                {step.hint === undefined && !hasKeys ? null : (
                  <span className={styles.hint}>
                    {step.hint} {hasKeys ? <KeyHint keys={`Ctrl+${index + 1}`} /> : null}
                  </span>
                )}
              </span>
              <span className="visually-hidden">{text(`ui.steps.${step.state}`)}</span>
            </>
          );
          const current = step.state === 'current' ? { 'aria-current': 'step' as const } : {};
          return (
            <li key={step.id} className={classNames(styles.step, styles[step.state])} {...current}>
              {onChoose === undefined || step.isShut === true ? (
                <span className={styles.body}>{body}</span>
              ) : (
                <button
                  type="button"
                  className={styles.body}
                  {...(hasKeys ? { 'aria-keyshortcuts': `Control+${index + 1}` } : {})}
                  onClick={() => onChoose(step.id)}
                >
                  {body}
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
