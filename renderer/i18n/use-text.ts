// The way a component says something: `text('visits.title')`, `text('sync.queued', { count })`.
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
