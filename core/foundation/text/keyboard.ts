// What typed text would have been under the other layout: Persian standard keyboard (ISIRI 9147) ↔ US QWERTY.
// The two readings are each other's inverse for every character that both layouts can type.

/** [US keys, the characters of the same keys under the Persian standard layout], unshifted then shifted. */
const ROWS: ReadonlyArray<readonly [latin: string, persian: string]> = [
  ['`1234567890', '\u200d۱۲۳۴۵۶۷۸۹۰'],
  ['~@#$%^&()_', '÷٬٫﷼٪×،)(\u0640'],
  ['qwertyuiop[]', 'ضصثقفغعهخحجچ'],
  ['QWERTYUIOP{}', '\u0652\u064c\u064d\u064b\u064f\u0650\u064e\u0651][}{'],
  ["asdfghjkl;'", 'شسیبلاتنمکگ'],
  ['ASDFGHJKL"', 'ؤئ\u064aإأآة»«؛'],
  ['zxcvbnm,', 'ظطزرذدپو'],
  ['ZXCVBNM<>?', '\u0643\u0653ژ\u0670\u200c\u0654ء><؟'],
];

const toPersian = new Map<string, string>();
const toLatin = new Map<string, string>();
for (const [latin, persian] of ROWS) {
  const persianKeys = [...persian];
  for (const [index, key] of [...latin].entries()) {
    const character = persianKeys[index];
    if (character === undefined) throw new Error(`keyboard row ${latin} has no Persian key for ${key}`);
    toPersian.set(key, character);
    toLatin.set(character, key);
  }
}

function reread(text: string, keys: ReadonlyMap<string, string>): string {
  return Array.from(text, (character) => keys.get(character) ?? character).join('');
}

/** Text typed under the Persian layout although Latin was meant: «سلام» → `sghl`. */
export function fromPersianLayout(text: string): string {
  return reread(text, toLatin);
}

/** Text typed under the US layout although Persian was meant: `sghl` → «سلام». */
export function fromLatinLayout(text: string): string {
  return reread(text, toPersian);
}
