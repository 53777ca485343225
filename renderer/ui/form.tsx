// The fields of ui/ bound to react-hook-form. A schema's message is the id of the sentence that the field shows.
import {
  type Control,
  type FieldErrors,
  type FieldPath,
  type FieldPathByValue,
  type FieldValues,
  useController,
} from 'react-hook-form';
import type { MessageId } from '../i18n/messages.ts';
import { type SayText, useText } from '../i18n/use-text.ts';
import { DigitsField } from './digits-field.tsx';
import type { FieldError } from './error-summary.tsx';
import type { FieldTexts } from './field-parts.tsx';
import { JalaliDateField } from './jalali-date-field.tsx';
import { TextField } from './text-field.tsx';

/** Names a sentence where a schema wants a message. */
export const sentence = (id: MessageId): string => id;

const sayError = (text: SayText, message: string | undefined): string | undefined => {
  return message === undefined || message === '' ? undefined : text(message as MessageId);
};

type Bound<Values extends FieldValues, Name> = Omit<FieldTexts, 'problem'> & {
  control: Control<Values>;
  name: Name;
  autoFocus?: boolean;
};

/** What a field gets from its form: the value and its handlers, and the sentence of its problem. */
function useBoundField<Values extends FieldValues, Name extends FieldPath<Values>>({
  control,
  name,
}: {
  control: Control<Values>;
  name: Name;
}) {
  const text = useText();
  const { field, fieldState } = useController({ control, name });
  const { value, onChange, onBlur } = field;
  return { id: name, value, onChange, onBlur, problem: sayError(text, fieldState.error?.message) };
}

type FormTextFieldProps<Values extends FieldValues> = Bound<Values, FieldPathByValue<Values, string>> & {
  type?: 'text' | 'password';
  autoComplete?: string;
  isMultiline?: boolean;
};

export function FormTextField<Values extends FieldValues>({
  control,
  name,
  ...field
}: FormTextFieldProps<Values>) {
  return <TextField {...field} {...useBoundField({ control, name })} />;
}

type FormDigitsFieldProps<Values extends FieldValues> = Bound<Values, FieldPathByValue<Values, string>> & {
  appearance?: 'identifier' | 'count';
  length?: number;
};

export function FormDigitsField<Values extends FieldValues>({
  control,
  name,
  ...field
}: FormDigitsFieldProps<Values>) {
  return <DigitsField {...field} {...useBoundField({ control, name })} />;
}

export function FormDateField<Values extends FieldValues>({
  control,
  name,
  ...field
}: Bound<Values, FieldPathByValue<Values, string | null>>) {
  const { value, ...bound } = useBoundField({ control, name });
  return <JalaliDateField {...field} {...bound} day={value} />;
}

/** The errors of a form for its summary, in the order of `names`. */
export function errorsOf<Values extends FieldValues>(
  errors: FieldErrors<Values>,
  names: readonly FieldPath<Values>[],
  text: SayText,
): FieldError[] {
  return names.flatMap((name) => {
    const message = sayError(text, messageAt(errors, name));
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
