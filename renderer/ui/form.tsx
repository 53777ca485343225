// Forms: react-hook-form with a zod schema whose messages are ids of sentences, and the fields of ui/ bound to it. What
// is wrong is said once the form was sent, beside each field and in the summary, and followed from then on.
import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useState } from 'react';
import {
  type Control,
  type DefaultValues,
  type FieldErrors,
  type FieldPath,
  type FieldPathByValue,
  type FieldValues,
  type UseFormReturn,
  useController,
  useForm,
} from 'react-hook-form';
import { z } from 'zod';
import type { MessageId } from '../i18n/messages.ts';
import { type SayText, useText } from '../i18n/use-text.ts';
import { Checkbox } from './checkbox.tsx';
import { CheckboxGroup } from './checkbox-group.tsx';
import { DigitsField } from './digits-field.tsx';
import type { FieldError } from './error-summary.tsx';
import type { FieldTexts } from './field-parts.tsx';
import { JalaliDateField } from './jalali-date-field.tsx';
import { RadioGroup } from './radio-group.tsx';
import { RialField } from './rial-field.tsx';
import { type Choice, Select } from './select.tsx';
import { TextField } from './text-field.tsx';

/** Names a sentence where a schema wants a message. */
export const sentence = (id: MessageId): MessageId => id;

/** What a choice and a date must have: something. Null is «nothing yet». */
export const chosen = <Value,>(missing: MessageId) => {
  return (value: Value | null, context: z.core.$RefinementCtx<Value | null>): Value => {
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: sentence(missing) });
    return z.NEVER;
  };
};

export type SentForm<Typed extends FieldValues, Judged> = UseFormReturn<Typed, unknown, Judged> & {
  summary: { errors: readonly FieldError[]; attempts: number };
  /** What a form or its button does: `act` is given what was typed when nothing is wrong with it. */
  sending: (act: (values: Judged) => Promise<void> | void) => () => Promise<void>;
  /** After a refusal: `part` has to be typed anew, and the form counts as not sent yet. */
  askAgain: (part: Partial<Typed>) => void;
};

/**
 * A form that is judged by `schema` when it is sent and, from then on, at every change: a field may be wrong because of
 * another one. `order` is that of the fields on the screen; `summary` is for ErrorSummary.
 */
export function useSentForm<Typed extends FieldValues, Judged>(
  schema: z.ZodType<Judged, Typed>,
  initial: DefaultValues<Typed>,
  order: readonly FieldPath<Typed>[],
): SentForm<Typed, Judged> {
  const text = useText();
  const form = useForm<Typed, unknown, Judged>({
    resolver: zodResolver<Typed, unknown, Judged>(schema),
    defaultValues: initial,
    shouldFocusError: false,
  });
  const { formState, getValues, handleSubmit, reset, subscribe, trigger } = form;
  const { errors, isSubmitted } = formState;
  // Only what was sent with errors counts: typing on after a refusal must not lose the focus to the summary.
  const [sentWrong, setSentWrong] = useState(0);
  useEffect(() => {
    if (!isSubmitted) return;
    // Beginning anew is a change without a field.
    return subscribe({
      formState: { values: true },
      callback: ({ name }) => (name === undefined ? undefined : void trigger()),
    });
  }, [isSubmitted, subscribe, trigger]);
  return {
    ...form,
    summary: { errors: errorsOf(errors, order, text), attempts: sentWrong },
    sending: (act) => async () => {
      await handleSubmit(act, () => setSentWrong((before) => before + 1))();
    },
    askAgain: (part) => {
      setSentWrong(0);
      reset({ ...getValues(), ...part });
    },
  };
}

const announceError = (text: SayText, message: string | undefined): string | undefined => {
  return message === undefined || message === '' ? undefined : text(message as MessageId);
};

type Bound<Values extends FieldValues, Name> = Omit<FieldTexts, 'problem'> & {
  control: Control<Values>;
  name: Name;
  /** Where a screen shows the same form more than once; its name otherwise, by which the summary finds it. */
  id?: string | undefined;
  autoFocus?: boolean;
};

/** What a field gets from its form: the value and its handlers, and the sentence of its problem. */
function useBoundField<Values extends FieldValues, Name extends FieldPath<Values>>({
  control,
  name,
  id = name,
}: Pick<Bound<Values, Name>, 'control' | 'name' | 'id'>) {
  const text = useText();
  const { field, fieldState } = useController({ control, name });
  const { value, onChange, onBlur } = field;
  return { id, value, onChange, onBlur, problem: announceError(text, fieldState.error?.message) };
}

type FormTextFieldProps<Values extends FieldValues> = Bound<Values, FieldPathByValue<Values, string>> & {
  type?: 'text' | 'password' | 'search';
  appearance?: 'text' | 'identifier';
  autoComplete?: string;
  isMultiline?: boolean;
};

export function FormTextField<Values extends FieldValues>({
  control,
  name,
  id,
  ...field
}: FormTextFieldProps<Values>) {
  return <TextField {...field} {...useBoundField({ control, name, id })} />;
}

type FormDigitsFieldProps<Values extends FieldValues> = Bound<Values, FieldPathByValue<Values, string>> & {
  appearance?: 'identifier' | 'count';
  length?: number;
  /** What a barcode scanner reads goes here while this field has the focus. */
  isScanTarget?: boolean;
};

/** The own password, asked again before something that only its owner may do. */
export function FormPasswordField<Values extends FieldValues>(
  props: Omit<Bound<Values, FieldPathByValue<Values, string>>, 'label'> & { label?: string },
) {
  const text = useText();
  return (
    <FormTextField label={text('ui.password')} {...props} type="password" autoComplete="current-password" />
  );
}

export function FormDigitsField<Values extends FieldValues>({
  control,
  name,
  id,
  ...field
}: FormDigitsFieldProps<Values>) {
  return <DigitsField {...field} {...useBoundField({ control, name, id })} />;
}

export function FormDateField<Values extends FieldValues>({
  control,
  name,
  id,
  ...field
}: Bound<Values, FieldPathByValue<Values, string | null>>) {
  const { value, ...bound } = useBoundField({ control, name, id });
  return <JalaliDateField {...field} {...bound} day={value} />;
}

/** Integer rials; null while nothing readable is entered. */
export function FormRialField<Values extends FieldValues>({
  control,
  name,
  id,
  ...field
}: Bound<Values, FieldPathByValue<Values, number | null>>) {
  const { value, onBlur, ...bound } = useBoundField({ control, name, id });
  // A field of a record that nothing was typed into has no value yet.
  return <RialField {...field} {...bound} rials={value ?? null} />;
}

/** One thing that is so or not: nothing is ever missing of it. */
export function FormCheckbox<Values extends FieldValues>({
  control,
  name,
  label,
}: Pick<Bound<Values, FieldPathByValue<Values, boolean>>, 'control' | 'name' | 'label'>) {
  const { value, onChange } = useBoundField({ control, name });
  return (
    <Checkbox id={name} isSelected={value} onChange={onChange}>
      {label}
    </Checkbox>
  );
}

type Several<Values extends FieldValues, Value extends string> = Bound<
  Values,
  FieldPathByValue<Values, Value[]>
> & { choices: readonly Choice<Value>[] };

export function FormCheckboxGroup<Values extends FieldValues, Value extends string>({
  control,
  name,
  id,
  ...field
}: Several<Values, Value>) {
  const { value, onBlur, ...bound } = useBoundField({ control, name, id });
  return <CheckboxGroup {...field} {...bound} chosen={value} />;
}

type Chosen<Values extends FieldValues, Value extends string> = Bound<
  Values,
  FieldPathByValue<Values, Value | null>
> & { choices: readonly Choice<Value>[] };

export function FormSelect<Values extends FieldValues, Value extends string>({
  control,
  name,
  id,
  ...field
}: Chosen<Values, Value>) {
  const { onBlur, ...bound } = useBoundField({ control, name, id });
  return <Select {...field} {...bound} />;
}

export function FormRadioGroup<Values extends FieldValues, Value extends string>({
  control,
  name,
  id,
  ...field
}: Chosen<Values, Value> & { isInline?: boolean; isNumbered?: boolean }) {
  const { onBlur, ...bound } = useBoundField({ control, name, id });
  return <RadioGroup {...field} {...bound} />;
}

/** The errors of a form for its summary, in the order of `names`. */
function errorsOf<Values extends FieldValues>(
  errors: FieldErrors<Values>,
  names: readonly FieldPath<Values>[],
  text: SayText,
): FieldError[] {
  return names.flatMap((name) => {
    const message = announceError(text, messageAt(errors, name));
    return message === undefined ? [] : [{ fieldId: name, message }];
  });
}

const messageAt = (errors: unknown, path: string): string | undefined => {
  let node: unknown = errors;
  for (const part of path.split('.')) {
    node = typeof node === 'object' && node !== null ? Reflect.get(node, part) : undefined;
  }
  const message = typeof node === 'object' && node !== null ? Reflect.get(node, 'message') : undefined;
  return typeof message === 'string' ? message : undefined;
};
