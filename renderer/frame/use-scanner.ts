// Connects the scan detector to the window. A scan goes to the field that asks for scans (`data-scan`), or to the
// screen's listener; what the scanner had typed into any other field, or chosen in a list, is taken back.
import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { beginRow, takeBackRow } from '../ui/before-scan.ts';
import { createScanDetector } from './scanner.ts';

type Snapshot = { field: HTMLInputElement | HTMLTextAreaElement; value: string };

const editableTarget = (target: EventTarget | null): Snapshot | null => {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField ? { field: target, value: target.value } : null;
};

/** Sets the value the way a person would, so that React hears of it. */
const writeInto = (field: Snapshot['field'], value: string) => {
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

/** Calls `onScan` with the text of every scan made while the component is on screen. */
export function useScanner(onScan: (text: string) => void): void {
  const listener = useRef(onScan);
  useEffect(() => {
    listener.current = onScan;
  }, [onScan]);
  useEffect(() => {
    const detect = createScanDetector();
    let before: Snapshot | null = null;
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const verdict = detect({
        code: event.code,
        shift: event.shiftKey,
        repeat: event.repeat,
        at: event.timeStamp,
      });
      if (verdict.kind === 'started') {
        before = editableTarget(event.target);
        beginRow();
      }
      if (verdict.kind !== 'scan') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (before !== null)
        writeInto(before.field, before.field.dataset.scan === 'here' ? verdict.text : before.value);
      before = null;
      // The listener reads what is drawn.
      flushSync(takeBackRow);
      listener.current(verdict.text);
    };
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, []);
}
