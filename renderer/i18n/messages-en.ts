// Every sentence on screen in English, fetched where English is chosen: all files messages/*.en.json and the problems.
import { sentencesEn } from '#core/foundation/problems/sentences-en.ts';
import { problemMessages } from './problem-messages.ts';

const files = import.meta.glob<Record<string, string>>('./messages/*.en.json', {
  eager: true,
  import: 'default',
});

/** Every sentence in English. */
export const english: Record<string, string> = {
  ...Object.assign({}, ...Object.values(files)),
  ...problemMessages(sentencesEn),
};
