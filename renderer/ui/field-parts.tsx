// The label, problem and hint of a labelled control, in the same order everywhere: what is under the input may come and
// go without moving the inputs of a row apart.
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { FieldError, Label, Text } from 'react-aria-components';
import { useText } from '../i18n/use-text.ts';
import styles from './field.module.css';

/** What every labelled control takes. `problem` is a whole sentence, or nothing. */
export type FieldTexts = {
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  /** Something that looks odd and may still be right: shown, never in the way. */
  warning?: string | undefined;
  isOptional?: boolean;
  /** The label is only read out: what stands around the control names it for the eye. */
  isLabelHidden?: boolean;
};

type FieldLabelProps = Pick<FieldTexts, 'label' | 'isOptional' | 'isLabelHidden'>;

export function FieldLabel({ label, isOptional = false, isLabelHidden = false }: FieldLabelProps) {
  const text = useText();
  return (
    <Label className={isLabelHidden ? 'visually-hidden' : (styles.label ?? '')}>
      {label}
      {isOptional ? <span className={styles.optional}> {text('ui.field.optional')}</span> : null}
    </Label>
  );
}

export function FieldHint({ hint }: Pick<FieldTexts, 'hint'>) {
  if (hint === undefined) return null;
  return (
    <Text slot="description" className={styles.hint ?? ''}>
      {hint}
    </Text>
  );
}

export function FieldProblem({ problem }: Pick<FieldTexts, 'problem'>) {
  return (
    <FieldError className={styles.problem ?? ''}>
      <CircleAlert className="icon" aria-hidden="true" />
      <span>{problem}</span>
    </FieldError>
  );
}

/** Takes the hint's place: a field has one description. */
export function FieldWarning({ warning }: { warning: string }) {
  return (
    <Text slot="description" className={styles.warning ?? ''}>
      <TriangleAlert className="icon" aria-hidden="true" />
      <span>{warning}</span>
    </Text>
  );
}
