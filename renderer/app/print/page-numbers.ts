// «صفحهٔ ۱ از ۲» at the foot of every sheet. What fits on one sheet says so itself; of what goes over several only the printing engine
// knows the pages, so the sentence is given to it as a rule of the page's margin (an engine without such rules leaves it out). A roll has
// no pages, for it is cut where it ends.
import { type RefObject, useEffect } from 'react';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';

/** Stand in the sentence where the engine's own counters come. */
const page = '#page#';
const pages = '#pages#';

/** The value of the style that says the sentence: its words as strings, its numbers as counters of the engine. */
export function pageNumberContent(sentence: string, digits: 'persian' | 'decimal'): string {
  return sentence
    .split(/(#page#|#pages#)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === page) return `counter(page, ${digits})`;
      if (part === pages) return `counter(pages, ${digits})`;
      return `"${part.replaceAll(/["\\]/g, '\\$&')}"`;
    })
    .join(' ');
}

/** The rule by which the engine numbers the pages, with the paper's own typeface. */
function numberingRule(content: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const style = `content: ${content}; font: 7.5pt "Pishkhan Digits", Vazirmatn, sans-serif; vertical-align: top;`;
  sheet.replaceSync(
    ['a5', 'a4', 'a3'].map((paper) => `@page ${paper} { @bottom-center { ${style} } }`).join('\n'),
  );
  return sheet;
}

/**
 * Marks a sheet as one page (`data-pages="one"`), or has the pages of several numbered, as its content comes. Not `isWhole`: it is several
 * papers, each of one page, which say so themselves.
 */
export function usePageNumbers(sheet: RefObject<HTMLElement | null>, isWhole: boolean): void {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const content = pageNumberContent(
    text('app.print.pageOf', { page, pages }),
    language === 'fa' ? 'persian' : 'decimal',
  );
  useEffect(() => {
    const element = sheet.current;
    if (element === null || !isWhole) return;
    const rule = numberingRule(content);
    const others = () => document.adoptedStyleSheets.filter((other) => other !== rule);
    const look = () => {
      // It is at least as high as one page has room for, and higher only when it goes over that.
      const isOne = element.offsetHeight <= Number.parseFloat(getComputedStyle(element).minBlockSize) + 1;
      element.dataset.pages = isOne ? 'one' : 'several';
      document.adoptedStyleSheets = isOne ? others() : [...others(), rule];
    };
    look();
    void document.fonts?.ready.then(look);
    const observer = new MutationObserver(look);
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      document.adoptedStyleSheets = others();
    };
  }, [content, sheet, isWhole]);
}
