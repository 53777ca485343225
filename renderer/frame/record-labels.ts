// The label of an entry type. Each type has the message `records.type.<type>` in the file of its duty; tests/renderer/oversight/records proves it.
import { isMessageId, type MessageId } from '../i18n/messages.ts';

/** The label of an entry type; one that this version does not know is called unknown. */
export function typeLabel(type: string): MessageId {
  const id = `records.type.${type}`;
  return isMessageId(id) ? id : 'records.unknownType';
}
