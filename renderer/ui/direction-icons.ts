// Which way is back and which is on: right and left in Persian, the other way round in English.
import { ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react';
import { useLanguage } from '../i18n/language.ts';

export function useDirectionIcons(): { back: LucideIcon; on: LucideIcon } {
  const language = useLanguage((state) => state.language);
  return language === 'fa'
    ? { back: ChevronRight, on: ChevronLeft }
    : { back: ChevronLeft, on: ChevronRight };
}
