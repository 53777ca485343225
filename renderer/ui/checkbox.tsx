// One thing that is so or not.
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import styles from './checkbox.module.css';
import choiceStyles from './choice.module.css';
import { classNames } from './class-names.ts';

type CheckboxProps = {
  children: ReactNode;
  /** Left out in a group, which knows by the value. */
  isSelected?: boolean;
  onChange?: (isSelected: boolean) => void;
  value?: string;
  id?: string;
};

export function Checkbox({ children, ...checkbox }: CheckboxProps) {
  return (
    <AriaCheckbox {...checkbox} validationBehavior="aria" className={choiceStyles.choice ?? ''}>
      <span className={classNames(choiceStyles.mark, styles.box)} aria-hidden="true">
        <Check className="icon" />
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  );
}
