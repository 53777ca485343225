// The sentences of the language in force. Persian is there from the start; English is fetched before it is spoken.
import { type Language, useLanguage } from './language.ts';
import { persian } from './messages.ts';

const fetched = new Map<Language, Record<string, string>>([['fa', persian]]);

/** The sentences of a language; Persian ones as long as it was not fetched. */
export const sentencesOf = (language: Language): Record<string, string> => fetched.get(language) ?? persian;

/** Fetches the sentences of a language, unless they are here. @throws when they are out of reach */
export async function fetchSentences(language: Language): Promise<void> {
  if (!fetched.has(language)) fetched.set(language, (await import('./messages-en.ts')).english);
}

/** Speaks a language from now on. Out of reach, the one before goes on. */
export async function speak(language: Language): Promise<void> {
  await fetchSentences(language).then(
    () => useLanguage.getState().choose(language),
    () => undefined,
  );
}
