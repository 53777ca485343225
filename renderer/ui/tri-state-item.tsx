// One line of a checklist: checked, not checked, or not required (offered only where a rule allows it). Nothing is
// chosen for the person; an answer is always their own.
import { Check, type LucideIcon, Minus, X } from 'lucide-react';
import { RadioGroup as AriaRadioGroup, Label, Radio } from 'react-aria-components';
import { useText } from '../i18n/use-text.ts';
import { classNames } from './class-names.ts';
import styles from './tri-state-item.module.css';

export type TriState = 'checked' | 'not_checked' | 'not_required';

const icons: Record<TriState, LucideIcon> = { checked: Check, not_checked: X, not_required: Minus };

type TriStateItemProps = {
  label: string;
  hint?: string;
  value: TriState | null;
  onChange: (value: TriState) => void;
  /** Whether a rule allows «not required» here. */
  mayBeNotRequired?: boolean;
  isInvalid?: boolean;
  isDisabled?: boolean;
  id?: string;
  /** The answers are their icons alone, and the words are for who cannot see them. */
  isDense?: boolean;
};

export function TriStateItem({
  label,
  hint,
  value,
  onChange,
  mayBeNotRequired = false,
  isInvalid = false,
  isDisabled = false,
  id,
  isDense = false,
}: TriStateItemProps) {
  const text = useText();
  const offered: TriState[] = mayBeNotRequired
    ? ['checked', 'not_checked', 'not_required']
    : ['checked', 'not_checked'];
  const choose = (key: string) => {
    const chosen = offered.find((state) => state === key);
    if (chosen !== undefined) onChange(chosen);
  };
  return (
    <AriaRadioGroup
      {...(id === undefined ? {} : { id })}
      value={value}
      onChange={choose}
      orientation="horizontal"
      isInvalid={isInvalid}
      isDisabled={isDisabled}
      validationBehavior="aria"
      className={classNames(styles.item, isDense && styles.dense)}
    >
      <Label className={styles.label ?? ''}>
        {label}
        {hint === undefined ? null : <span className={styles.hint}>{hint}</span>}
      </Label>
      <div className={styles.states}>
        {offered.map((state) => {
          const Icon = icons[state];
          return (
            <Radio key={state} value={state} className={styles.state ?? ''} data-state={state}>
              <Icon className="icon" aria-hidden="true" />
              <span className={isDense ? 'visually-hidden' : ''}>{text(`ui.triState.${state}`)}</span>
            </Radio>
          );
        })}
      </div>
    </AriaRadioGroup>
  );
}
