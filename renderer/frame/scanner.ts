// Tells a barcode scanner from a person: six or more keys less than 35 ms apart, ended by Enter or Tab. The text is
// rebuilt from event.code, because a Persian layout garbles it; its Enter never presses a button.

/** A keystroke, reduced to what the decision needs. `at` is in ms. */
export type Keystroke = { code: string; shift: boolean; repeat: boolean; at: number };
export type ScanVerdict = { kind: 'typing' } | { kind: 'started' } | { kind: 'scan'; text: string };

const maximumGapMs = 35;
const minimumKeys = 6;

/** Characters of the US layout by event.code: plain and with Shift. Scanners speak that layout. */
const otherKeys: Readonly<Record<string, readonly [string, string]>> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'],
  NumpadDecimal: ['.', '.'],
};
const shiftedDigits = ')!@#$%^&*(';

/** The character of a key on the US layout, or null for a key that writes none. */
export function characterOf(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return shift ? shiftedDigits.charAt(Number(digit)) : digit;
  const pad = /^Numpad(\d)$/.exec(code)?.[1];
  if (pad !== undefined) return pad;
  const other = otherKeys[code];
  return other === undefined ? null : other[shift ? 1 : 0];
}

const isEnd = (code: string): boolean => code === 'Enter' || code === 'NumpadEnter' || code === 'Tab';
const isModifier = (code: string): boolean => /^(?:Shift|CapsLock)/.test(code);

/** Makes a detector; feed it every keystroke of the window, in order. */
export function createScanDetector(): (key: Keystroke) => ScanVerdict {
  let text = '';
  let lastAt = Number.NEGATIVE_INFINITY;
  return (key) => {
    if (isModifier(key.code)) return { kind: 'typing' };
    const isFast = key.at - lastAt < maximumGapMs;
    lastAt = key.at;
    if (isEnd(key.code)) {
      const scanned = text;
      text = '';
      return isFast && scanned.length >= minimumKeys ? { kind: 'scan', text: scanned } : { kind: 'typing' };
    }
    const character = key.repeat ? null : characterOf(key.code, key.shift);
    if (character === null) {
      text = '';
      return { kind: 'typing' };
    }
    const starts = !isFast || text === '';
    text = starts ? character : text + character;
    return { kind: starts ? 'started' : 'typing' };
  };
}
