// The consonants of a name, the same for its Persian and its usual Latin spelling: «مریم» and «maryam» are both «mrm». What
// spellings differ in is left out: vowels, و, ی, ع, ه and ح.

const pairs: Readonly<Record<string, string>> = { sh: 'š', ch: 'č', kh: 'x', gh: 'q', zh: 'j', ph: 'f' };
const persian: Readonly<Record<string, string>> = {
  ...{
    ب: 'b',
    پ: 'p',
    ت: 't',
    ط: 't',
    ث: 's',
    س: 's',
    ص: 's',
    ج: 'j',
    چ: 'č',
    خ: 'x',
    د: 'd',
    ذ: 'z',
    ز: 'z',
    ض: 'z',
    ظ: 'z',
  },
  ...{ ر: 'r', ژ: 'j', ش: 'š', غ: 'q', ق: 'q', ف: 'f', ک: 'k', گ: 'g', ل: 'l', م: 'm', ن: 'n' },
};

/** Of a folded word; a doubled consonant counts once. */
export function soundOf(word: string): string {
  const latin = word.replaceAll(/sh|ch|kh|gh|zh|ph/g, (pair) => pairs[pair] ?? pair);
  const heard = Array.from(latin, (letter) => persian[letter] ?? letter).filter((letter) =>
    /[bcdfgjklmnpqrstxzšč]/.test(letter),
  );
  return heard.filter((letter, index) => letter !== heard[index - 1]).join('');
}
