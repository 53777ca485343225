// What somebody looks for in the journal, word by word, each with the types of records whose name says it.
import { foldFa } from '#core/foundation/text/fold.ts';
import { mostWords, recordTypes, type SearchedWord } from '#core/oversight/records/contract.ts';
import { typeLabel } from '#renderer/frame/record-labels.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';

/** The words of what was typed; an amount is found with and without its separators. */
export function searchedWords(typed: string, text: SayText): SearchedWord[] {
  const words = foldFa(typed)
    .replaceAll(/(?<=\d)[٬,](?=\d)/g, '')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords);
  return words.map((word) => ({
    word: word.slice(0, 60),
    types: recordTypes.filter((type) => foldFa(text(typeLabel(type))).includes(word)),
  }));
}
