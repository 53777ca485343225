// One choice out of a short list. It is made in the open list: an arrow key on a closed one chooses nothing. The list
// opens whatever is in it, so that no press is lost on choices that come a moment later.
import { Check, ChevronDown } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import {
  Button as AriaButton,
  Select as AriaSelect,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { toLatinDigits, toPersianDigits } from '#core/foundation/text/fold.ts';
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
  /** Digits choose as well, in the list and without opening it; the hand goes on by this. */
  onDigit?: (value: Value) => void;
};

/**
 * The ref of a list: an arrow across would choose at once the first, or the one beside what was chosen, and is held. A digit, where
 * digits choose, is the place of a choice.
 */
function listenTo(
  select: HTMLElement | null,
  chooseByDigit: ((digit: number) => void) | null,
): (() => void) | undefined {
  if (select === null) return undefined;
  const hold = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') event.stopPropagation();
    const digit = toLatinDigits(event.key);
    if (chooseByDigit === null || event.repeat || !/^[1-9]$/.test(digit)) return;
    event.preventDefault();
    event.stopPropagation();
    chooseByDigit(Number(digit));
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
  onDigit,
}: SelectProps<Value>) {
  const text = useText();
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const choose = (key: unknown) => {
    const chosen = choices.find((choice) => choice.value === key);
    if (chosen !== undefined) onChange(chosen.value);
  };
  const chooseByDigit = (digit: number) => {
    const chosen = choices[digit - 1];
    // Before the choices are there nothing is chosen unseen: the list opens and says that they are on their way.
    setIsOpen(chosen === undefined && isLoading);
    if (chosen !== undefined) onDigit?.(chosen.value);
  };
  const listen = (control: HTMLElement | null) =>
    listenTo(control, onDigit === undefined || isDisabled ? null : chooseByDigit);
  return (
    <AriaSelect
      ref={listen}
      {...(id === undefined ? {} : { id })}
      value={value}
      onChange={choose}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      isInvalid={problem !== undefined}
      isRequired={!isOptional}
      isDisabled={isDisabled}
      autoFocus={autoFocus}
      // A list that did not open because it is empty would be a dead key.
      allowsEmptyCollection
      validationBehavior="aria"
      placeholder={
        onDigit === undefined || choices.length === 0
          ? text('ui.select.placeholder')
          : text('ui.select.byDigit', { count: choices.length })
      }
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
          ref={listen}
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
                  {onDigit === undefined ? null : (
                    <span aria-hidden="true">{toPersianDigits(`${choices.indexOf(choice) + 1}`)}</span>
                  )}
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
