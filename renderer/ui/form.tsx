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
  const text = useText();
  const { field: bound, fieldState } = useController({ control, name });
  return (
    <TextField
      {...field}
      id={name}
      value={bound.value}
      onChange={bound.onChange}
      onBlur={bound.onBlur}
      problem={sayError(text, fieldState.error?.message)}
    />
  );
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
  const text = useText();
  const { field: bound, fieldState } = useController({ control, name });
  return (
    <DigitsField
      {...field}
      id={name}
      value={bound.value}
      onChange={bound.onChange}
      onBlur={bound.onBlur}
      problem={sayError(text, fieldState.error?.message)}
    />
  );
}

export function FormDateField<Values extends FieldValues>({
  control,
  name,
  ...field
}: Bound<Values, FieldPathByValue<Values, string | null>>) {
  const text = useText();
  const { field: bound, fieldState } = useController({ control, name });
  return (
    <JalaliDateField
      {...field}
      id={name}
      day={bound.value}
      onChange={bound.onChange}
      problem={sayError(text, fieldState.error?.message)}
    />
  );
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
