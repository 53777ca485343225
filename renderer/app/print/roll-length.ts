// How long a receipt is on a browser's paper. The shell cuts a roll where its content ends; a browser has to be told, and would feed a whole
// sheet of white after a short slip.
import { type RefObject, useEffect } from 'react';

const pixelsPerMm = 96 / 25.4;
/** The feed that a cutter needs below the last line. */
const feedMm = 2;

/** Tells the browser how long the roll is, as its content comes. */
export function useRollLength(sheet: RefObject<HTMLElement | null>, isRoll: boolean): void {
  useEffect(() => {
    const element = sheet.current;
    if (element === null || !isRoll) return;
    const rule = new CSSStyleSheet();
    const look = () => {
      const mm = Math.ceil(element.offsetHeight / pixelsPerMm) + feedMm;
      rule.replaceSync(`@page receipt { size: 80mm ${String(mm)}mm; margin: 0; }`);
    };
    look();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, rule];
    void document.fonts?.ready.then(look);
    const observer = new MutationObserver(look);
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== rule);
    };
  }, [sheet, isRoll]);
}
