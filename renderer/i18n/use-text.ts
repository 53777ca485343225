// The way a component says something: it asks for the function once and gives it an id and its values.
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { MessageId } from './messages.ts';

export type TextValues = Record<string, string | number | boolean>;
export type SayText = (id: MessageId, values?: TextValues) => string;

/** Returns the function that turns a message id and its values into the sentence of the language in force. */
export function useText(): SayText {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl]);
}
