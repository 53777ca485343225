// Every key of the product in one place, by physical key (event.code), so that they work under a Persian layout.
// Hints on buttons, the help page and the palette read the same list.
import { useEffect, useRef } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import type { MessageId } from '../i18n/messages.ts';

export type KeyCommand =
  | 'help'
  | 'tour'
  | 'newVisit'
  | 'nextClient'
  | 'palette'
  | 'identity'
  | 'refuse'
  | 'escalate'
  | 'cashOffered'
  | 'legalAdvice'
  | 'sameServiceAgain'
  | 'complaint'
  | 'payment'
  | 'refund'
  | 'handOver'
  | 'board'
  | 'print'
  | 'confirmAndNext'
  | 'checkPassed'
  | 'checkFailed'
  | 'checkPhoto'
  | 'restPassed'
  | 'lineWell'
  | 'lineFinding'
  | 'lineNotChecked'
  | 'matchByHand'
  | 'words'
  | 'nextRow'
  | 'previousRow'
  | 'lock'
  | 'clearDraft'
  | 'earlier'
  | 'later'
  | 'export'
  | 'addPerson'
  | 'nextPerson'
  | 'previousPerson'
  | 'back';

type KeyBinding = {
  /** As react-hotkeys-hook reads it; several are separated by a comma. */
  keys: string;
  /** As a person reads it. */
  hint: string;
  meaning: MessageId;
  /** A letter or a sign: it is typed where somebody types. */
  isTyped?: true;
};

export const keyBindings: Record<KeyCommand, KeyBinding> = {
  help: { keys: 'f1', hint: 'F1', meaning: 'keys.help' },
  tour: { keys: 'ctrl+f1', hint: 'Ctrl+F1', meaning: 'keys.tour' },
  newVisit: { keys: 'f2', hint: 'F2', meaning: 'keys.newVisit' },
  palette: { keys: 'f3,ctrl+k', hint: 'F3', meaning: 'keys.palette' },
  identity: { keys: 'f4', hint: 'F4', meaning: 'keys.identity' },
  nextClient: { keys: 'f5', hint: 'F5', meaning: 'keys.nextClient' },
  cashOffered: { keys: 'f6', hint: 'F6', meaning: 'keys.cashOffered' },
  sameServiceAgain: { keys: 'f7', hint: 'F7', meaning: 'keys.sameServiceAgain' },
  complaint: { keys: 'f8', hint: 'F8', meaning: 'keys.complaint' },
  payment: { keys: 'f9', hint: 'F9', meaning: 'keys.payment' },
  refund: { keys: 'alt+b', hint: 'Alt+B', meaning: 'keys.refund' },
  handOver: { keys: 'alt+h', hint: 'Alt+H', meaning: 'keys.handOver' },
  board: { keys: 'alt+t', hint: 'Alt+T', meaning: 'keys.board' },
  print: { keys: 'f10', hint: 'F10', meaning: 'keys.print' },
  legalAdvice: { keys: 'f11', hint: 'F11', meaning: 'keys.legalAdvice' },
  refuse: { keys: 'f12', hint: 'F12', meaning: 'keys.refuse' },
  escalate: { keys: 'shift+f12', hint: 'Shift+F12', meaning: 'keys.escalate' },
  confirmAndNext: { keys: 'ctrl+enter', hint: 'Ctrl+Enter', meaning: 'keys.confirmAndNext' },
  checkPassed: { keys: 'y', hint: 'Y', meaning: 'keys.checkPassed', isTyped: true },
  checkFailed: { keys: 'x', hint: 'X', meaning: 'keys.checkFailed', isTyped: true },
  checkPhoto: { keys: 'p', hint: 'P', meaning: 'keys.checkPhoto', isTyped: true },
  restPassed: { keys: 'shift+y', hint: 'Shift+Y', meaning: 'keys.restPassed', isTyped: true },
  lineWell: { keys: '1', hint: '1', meaning: 'keys.lineWell', isTyped: true },
  lineFinding: { keys: '2', hint: '2', meaning: 'keys.lineFinding', isTyped: true },
  lineNotChecked: { keys: '3', hint: '3', meaning: 'keys.lineNotChecked', isTyped: true },
  matchByHand: { keys: 't', hint: 'T', meaning: 'keys.matchByHand', isTyped: true },
  words: { keys: 'n', hint: 'N', meaning: 'keys.words', isTyped: true },
  nextRow: { keys: 'j', hint: 'J', meaning: 'keys.nextRow', isTyped: true },
  previousRow: { keys: 'k', hint: 'K', meaning: 'keys.previousRow', isTyped: true },
  lock: { keys: 'ctrl+l', hint: 'Ctrl+L', meaning: 'keys.lock' },
  clearDraft: { keys: 'ctrl+delete', hint: 'Ctrl+Del', meaning: 'keys.clearDraft' },
  earlier: { keys: 'bracketleft', hint: '[', meaning: 'keys.earlier', isTyped: true },
  later: { keys: 'bracketright', hint: ']', meaning: 'keys.later', isTyped: true },
  export: { keys: 'ctrl+e', hint: 'Ctrl+E', meaning: 'keys.export' },
  addPerson: { keys: 'alt+n', hint: 'Alt+N', meaning: 'keys.addPerson' },
  nextPerson: { keys: 'alt+left', hint: 'Alt+←', meaning: 'keys.nextPerson' },
  previousPerson: { keys: 'alt+right', hint: 'Alt+→', meaning: 'keys.previousPerson' },
  back: { keys: 'escape', hint: 'Esc', meaning: 'keys.back' },
};

const isDialogOpen = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;

/** Where a letter is text, or the beginning of a choice's name; a tick or a radio button takes none. */
const takesLetters =
  ':is(input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"], [aria-haspopup="listbox"], [role="listbox"], [role="menu"])';
const isTypedInto = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest(takesLetters) !== null;

/** The key is ours before the focused button or field hears of it, and it does nothing else. */
const everywhere = {
  enableOnFormTags: true,
  preventDefault: true,
  eventListenerOptions: { capture: true },
} as const;

type KeyOptions = {
  isEnabled?: boolean;
  worksInDialogs?: boolean;
  /** While this is there the key does it and nothing else that it does on the screen. */
  isFirst?: boolean;
};

type Act = { run: () => void; isFirst: boolean };
/** What each key does on the screen that is shown; the latest counts. */
const acts = new Map<KeyCommand, readonly Act[]>();
const counting = (command: KeyCommand): Act | undefined => {
  const all = acts.get(command);
  return all?.findLast(({ isFirst }) => isFirst) ?? all?.at(-1);
};
const without = (command: KeyCommand, gone: Act) => (acts.get(command) ?? []).filter((act) => act !== gone);

/** The commands whose keys do something on this screen now, in the order of the list, each with what it does. */
export function possibleCommands(): readonly { command: KeyCommand; run: () => void }[] {
  return (Object.keys(keyBindings) as KeyCommand[]).flatMap((command) => {
    const act = counting(command);
    return act === undefined ? [] : [{ command, run: () => act.run() }];
  });
}

/** The key does something on this screen now. */
export const isPossible = (command: KeyCommand): boolean => counting(command) !== undefined;

/** Lists the act for the palette while its key does something. */
function useListed(
  command: KeyCommand,
  action: () => void,
  { isEnabled, isFirst }: { isEnabled: boolean; isFirst: boolean },
): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    if (!isEnabled) return;
    const act: Act = { run: () => latest.current(), isFirst };
    acts.set(command, [...(acts.get(command) ?? []), act]);
    return () => void acts.set(command, without(command, act));
  }, [command, isEnabled, isFirst]);
}

/** Does something when the command's key is pressed, whatever has the focus; the palette lists it then. */
export function useKeyCommand(
  command: KeyCommand,
  action: () => void,
  { isEnabled = true, worksInDialogs = false, isFirst = false }: KeyOptions = {},
): void {
  useListed(command, action, { isEnabled, isFirst });
  useHotkeys(
    keyBindings[command].keys,
    (event) => {
      event.stopPropagation();
      if (isFirst || counting(command)?.isFirst !== true) action();
    },
    {
      ...everywhere,
      enabled: isEnabled,
      ignoreEventWhen: (event) =>
        event.repeat ||
        (!worksInDialogs && isDialogOpen()) ||
        (keyBindings[command].isTyped === true && isTypedInto(event)),
    },
    [action],
  );
}

/** 1 … 9 where nobody types: calls `choose` with 1 … 9. */
export function useDigitKeys(choose: (digit: number) => void): void {
  useHotkeys(
    Array.from({ length: 9 }, (_, index) => String(index + 1)),
    (event) => {
      event.stopPropagation();
      choose(Number(event.code.slice(-1)));
    },
    {
      ...everywhere,
      enableOnFormTags: false,
      ignoreEventWhen: (event) => event.repeat || isDialogOpen(),
    },
    [choose],
  );
}

/** Ctrl+1, Ctrl+2 … for so many steps, of a visit or of a close: calls `choose` with 1, 2 … */
export function useStepKeys(count: number, choose: (digit: number) => void): void {
  useHotkeys(
    Array.from({ length: count }, (_, index) => `ctrl+${index + 1}`),
    (event) => {
      event.stopPropagation();
      choose(Number(event.code.slice(-1)));
    },
    {
      ...everywhere,
      ignoreEventWhen: (event) => event.repeat || isDialogOpen(),
    },
    [choose],
  );
}

/** Alt+1 … Alt+9: calls `choose` with 1 … 9. */
export function useSectionKeys(choose: (digit: number) => void): void {
  useHotkeys(
    Array.from({ length: 9 }, (_, index) => `alt+${index + 1}`),
    (event) => {
      event.stopPropagation();
      choose(Number(event.code.slice(-1)));
    },
    {
      ...everywhere,
      ignoreEventWhen: (event) => event.repeat || isDialogOpen(),
    },
    [choose],
  );
}
