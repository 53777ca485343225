// One thing that is so or not.
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import styles from './checkbox.module.css';

type CheckboxProps = {
  children: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  id?: string;
  isDisabled?: boolean;
  isInvalid?: boolean;
  autoFocus?: boolean;
};

export function Checkbox({ children, ...checkbox }: CheckboxProps) {
  return (
    <AriaCheckbox {...checkbox} validationBehavior="aria" className={styles.checkbox ?? ''}>
      <span className={styles.box} aria-hidden="true">
        <Check className="icon" />
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  );
}
