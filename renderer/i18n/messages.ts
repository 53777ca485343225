// Every sentence on screen in Persian, and the ids of all. A file of messages is found by its name: `npm run lists` after adding one.
import type { ProblemCode } from '#core/foundation/problems/catalogue.ts';
import { sentencesFa } from '#core/foundation/problems/sentences-fa.ts';
import { messagesFa } from './messages-fa.ts';
import { problemMessages } from './problem-messages.ts';

export type ProblemMessageId = `problem.${ProblemCode}`;
/** The id of a sentence: of a feature's message file, or of a problem. */
export type MessageId = keyof typeof messagesFa | ProblemMessageId;

declare global {
  namespace FormatjsIntl {
    interface Message {
      ids: MessageId;
    }
  }
}

/** Every sentence in Persian. */
export const persian: Record<string, string> = { ...messagesFa, ...problemMessages(sentencesFa) };

/** Whether there is a sentence of this id: for an id made of a value that this version may not know. */
export const isMessageId = (id: string): id is MessageId => Object.hasOwn(persian, id);
