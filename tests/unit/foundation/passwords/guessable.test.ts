import { expect, it, test } from 'vitest';
import { type GuessableReason, whyGuessable } from '#core/foundation/passwords/guessable.ts';

const own = ['علی رضایی', 'karbar7'];

/** What was tried at a desk and a province, with the reason that is said. */
const tried: Readonly<Record<string, GuessableReason>> = {
  // Numbers: the own national code, any other, a telephone, dates, counting.
  ...{ '9990000026': 'digits', '0499370899': 'digits', '09121111111': 'run', '۱۳۷۰۰۱۰۱': 'digits' },
  ...{ '14050904': 'digits', '999-000-002-6': 'digits', '20011231': 'digits', '9990000026 1405': 'digits' },
  ...{ '123456789012': 'run', '12345678': 'run', '87654321': 'run', '۱۱۱۱۱۱۱۱': 'run', '12121212': 'run' },
  // Rows of the keyboard and repeats.
  ...{ qwertyuiop: 'run', qwertyuiop12: 'run', ضصثقفغعه: 'run', abcdefgh: 'run', aaaaaaab: 'run' },
  ...{ سلامسلام: 'run', '        ': 'run' },
  // A word of this place with a number, a year, a sign.
  ...{ 'modir-1234': 'words', modir1234: 'words', 'karbar-5678': 'words', Tehran1404: 'words' },
  ...{
    Pishkhan1405: 'words',
    daftar1101: 'words',
    dadgostari: 'words',
    salam1234: 'words',
    yaali110: 'words',
  },
  ...{ 'tehran1404!!': 'words', Ali123456: 'words', Reza1370: 'words', سلام۱۲۳۴: 'words', رمزعبور۱: 'words' },
  ...{
    مدیر۱۲۳۴: 'words',
    یازهرا: 'words',
    'رمز-ناظر-۱۴۰۵': 'words',
    'Iran@1400': 'words',
    esteghlal1: 'words',
  },
  ...{ 'manager-password': 'words', 'ramz-modir-1405': 'words', '1404tehran': 'words' },
  // Signs and digits for letters, backwards, the other layout of the keyboard.
  ...{ 'P@ssw0rd': 'words', 'P@ssw0rd1404': 'words', 'P-a-s-s-w-o-r-d': 'words', drowssap1: 'words' },
  ...{ M0hammad1370: 'words', sghl1234: 'words', 'Chelsea-1': 'words' },
  // The own name in either letters, the own user code, any one word.
  ...{ علی‌رضایی: 'words', rezayi1404x: 'words', karbar7karbar7: 'words', zolfaghar1404: 'one_word' },
};

test('D11.7 the table has what was tried', () => {
  expect(Object.keys(tried).length).toBeGreaterThanOrEqual(52);
});

it.each(Object.entries(tried))(
  'D11.7 A8 N14 refuses what anyone here would try: %s (%s)',
  (password, why) => {
    expect(whyGuessable(password, own)).toBe(why);
  },
);

it.each([
  ['زهره شکوهی', 'شکوهی ۱۳۷۰ زهره'],
  ['زهره شکوهی', 'shokouhi-zohreh-88'],
  ['بیژن قشقایی', 'Bijan.Ghashghaei'],
  ['shahla.k', 'shahla-k-shahla'],
  ['p.tabesh77', 'tabesh77 1404'],
])('D11.7 N14 refuses the own name or user code, also in Latin letters: %s, %s', (name, password) => {
  expect(whyGuessable(password, [name])).toBe('name');
  expect(whyGuessable(password, ['فرامرز دلاوری'])).not.toBe('name');
});

it.each([
  'باران تند پاییز',
  'گل سرخ و باران آذر',
  'دیروز نان تازه خریدم',
  'سلام همسایهٔ طبقهٔ سوم',
  'اسب سفید از پل گذشت ۱۴۰۴',
  'the first passphrase',
  'correct horse battery staple',
  'anar-sib-gerdoo',
  'zir-e baran ghadam zadim',
  'blue kettle on tuesday',
  'k7#mv2Qz',
  'Xk9vbTqLm2',
  'tG4!xw-Pq8z',
  '7k4m#9q2',
  'vT3rLq9sWd1p',
])('D11.7 takes a phrase and what was drawn by lot: %s', (password) => {
  expect(whyGuessable(password, own)).toBeNull();
});
