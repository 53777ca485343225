// The two languages of the screens. Persian is the default; the choice is kept on this PC.
import { create } from 'zustand';

export type Language = 'fa' | 'en';

const storageKey = 'pishkhan.language';
const locales: Record<Language, string> = { fa: 'fa-IR', en: 'en-GB' };
const directions: Record<Language, 'rtl' | 'ltr'> = { fa: 'rtl', en: 'ltr' };

const storedLanguage = (): Language => (localStorage.getItem(storageKey) === 'en' ? 'en' : 'fa');

type LanguageState = { language: Language; choose: (language: Language) => void };

/** The language in force, for components. */
export const useLanguage = create<LanguageState>((set) => ({
  language: storedLanguage(),
  choose: (language) => {
    localStorage.setItem(storageKey, language);
    set({ language });
  },
}));

/** The language in force, outside components. */
export const currentLanguage = (): Language => useLanguage.getState().language;

export const localeOf = (language: Language): string => locales[language];
export const directionOf = (language: Language): 'rtl' | 'ltr' => directions[language];
