// One choice out of a short list. It is made in the open list: an arrow key on a closed one chooses nothing. The list
// opens whatever is in it, so that no press is lost on choices that come a moment later.
import { Check, ChevronDown } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import {
  Button as AriaButton,
  Select as AriaSelect,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { useText } from '../i18n/use-text.ts';
import { classNames } from './class-names.ts';
import fieldStyles from './field.module.css';
import { FieldHint, FieldLabel, FieldProblem, type FieldTexts } from './field-parts.tsx';
import styles from './select.module.css';

export type Choice<Value extends string> = { value: Value; label: string; hint?: string };

type SelectProps<Value extends string> = FieldTexts & {
  choices: readonly Choice<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  id?: string;
  isDisabled?: boolean;
  autoFocus?: boolean;
  /** The choices are still on their way: an open list says so, and takes them in when they come. */
  isLoading?: boolean;
  /** As low as a row of a table. */
  isDense?: boolean;
};

/** The ref of a list: while it is closed, an arrow across would choose at once the first, or the one beside what was chosen. */
function holdArrows(select: HTMLElement | null): (() => void) | undefined {
  if (select === null) return undefined;
  const hold = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') event.stopPropagation();
  };
  select.addEventListener('keydown', hold, { capture: true });
  return () => select.removeEventListener('keydown', hold, { capture: true });
}

/**
 * Stands in the open list. By itself the focus comes back from it with the next picture after it is gone: until then a key would
 * go nowhere.
 */
function FocusAfterChoice({ trigger }: { readonly trigger: RefObject<HTMLButtonElement | null> }) {
  useEffect(
    () => () => {
      if (document.activeElement === document.body) trigger.current?.focus();
    },
    [trigger],
  );
  return null;
}

export function Select<Value extends string>({
  label,
  hint,
  problem,
  isOptional = false,
  isLabelHidden = false,
  choices,
  value,
  onChange,
  id,
  isDisabled = false,
  autoFocus = false,
  isLoading = false,
  isDense = false,
}: SelectProps<Value>) {
  const text = useText();
  const trigger = useRef<HTMLButtonElement>(null);
  const choose = (key: unknown) => {
    const chosen = choices.find((choice) => choice.value === key);
    if (chosen !== undefined) onChange(chosen.value);
  };
  return (
    <AriaSelect
      ref={holdArrows}
      {...(id === undefined ? {} : { id })}
      value={value}
      onChange={choose}
      isInvalid={problem !== undefined}
      isRequired={!isOptional}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      // A list that did not open because it is empty would be a dead key.
      allowsEmptyCollection
      validationBehavior="aria"
      placeholder={text('ui.select.placeholder')}
      className={classNames(fieldStyles.field, styles.select)}
    >
      <FieldLabel label={label} isOptional={isOptional} isLabelHidden={isLabelHidden} />
      <AriaButton
        ref={trigger}
        className={classNames(fieldStyles.input, styles.trigger, isDense && styles.dense)}
      >
        <SelectValue className={styles.value ?? ''}>
          {({ isPlaceholder, defaultChildren, selectedText }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <ChevronDown className="icon" aria-hidden="true" />
      </AriaButton>
      <FieldProblem problem={problem} />
      <FieldHint hint={hint} />
      <Popover className={styles.popover ?? ''}>
        <FocusAfterChoice trigger={trigger} />
        <ListBox
          items={choices}
          className={styles.list ?? ''}
          renderEmptyState={() => (
            <p role="status" className={styles.empty}>
              {text(isLoading ? 'app.loading' : 'ui.select.empty')}
            </p>
          )}
        >
          {(choice) => (
            <ListBoxItem id={choice.value} textValue={choice.label} className={styles.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <Check className={classNames('icon', !isSelected && styles.unchosen)} aria-hidden="true" />
                  <span>{choice.label}</span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
