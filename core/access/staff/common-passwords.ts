// Passwords that anyone would try first: refused whatever their length. The list that all the world tries, a short one of
// what is tried here, and the rest by their form.
import { foldFa } from '#core/foundation/text/fold.ts';
import { isTopPassword } from '#core/foundation/text/top-passwords.ts';

const common = new Set(
  [
    'password',
    'passw0rd',
    'password1',
    'password123',
    'qwertyui',
    'qwerty123',
    'qwertyuiop',
    'asdfghjk',
    'asdfghjkl',
    'zxcvbnm',
    'zxcvbnmm',
    'iloveyou',
    'admin123',
    'administrator',
    'welcome1',
    'letmein1',
    'superman',
    'football',
    'sunshine',
    'princess',
    'trustno1',
    'abcd1234',
    'abc12345',
    '1q2w3e4r',
    '1qaz2wsx',
    'q1w2e3r4',
    'a1b2c3d4',
    'iran1234',
    'irani123',
    'tehran12',
    'persepolis',
    'esteghlal',
    'perspolis',
    'mohammad',
    'mohammad1',
    'fatemeh1',
    'hossein1',
    'alireza1',
    'mahdi123',
    'yahossein',
    'yazahra1',
    'khodaya1',
    'salam123',
    'salamsalam',
    'daftar123',
    'modir123',
    'karbar123',
    'pishkhan',
    'adliran1',
    'ghovegh',
    'رمزعبور',
    'گذرواژه',
    'سلامسلام',
    'یاحسین',
    'یاعلی',
    'یازهرا',
    'پرسپولیس',
    'استقلال',
    'خداوند',
    'بسمالله',
    'ایران۱۲۳۴',
    'دفترخدمات',
    'پیشخوان',
    'صلوات۱۲۳',
  ].map(keyOf),
);

function keyOf(password: string): string {
  return foldFa(password).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Letters and digits in the order of a keyboard or of counting, in one direction. */
const runs = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'ضصثقفغعهخحجچ',
  'شسیبلاتنمکگ',
  'ظطزرذدپو',
].map(keyOf);
const bothWays = runs.flatMap((run) => [run, [...run].reverse().join('')]);

/** How many characters follow the one before them in a run, or repeat it. */
function isOneRun(key: string): boolean {
  const pairs = [...key].slice(1).map((character, index) => [...key][index] + character);
  const easy = pairs.filter(([a, b]) => a === b || bothWays.some((run) => run.includes(`${a}${b}`)));
  return pairs.length > 0 && easy.length / pairs.length >= 0.8;
}

/** A password of one short part over and over: «12121212», «سلامسلام». */
function repeats(key: string): boolean {
  return [1, 2, 3, 4].some(
    (size) =>
      key.length > size &&
      key ===
        key
          .slice(0, size)
          .repeat(Math.ceil(key.length / size))
          .slice(0, key.length),
  );
}

/**
 * Whether a password is one that anyone would try: on the list, one run of keys, one part repeated, or the own name
 * (D11.7).
 */
export function isCommonPassword(password: string, name = ''): boolean {
  const key = keyOf(password);
  const own = keyOf(name);
  const letters = key.replaceAll(/\p{N}/gu, '');
  if (key === '' || common.has(key) || isTopPassword(key) || repeats(key) || isOneRun(key)) return true;
  if (own !== '' && letters !== '' && own.includes(letters) && letters.length >= own.length / 3) return true;
  return /^(?:13[0-9]{2}|14[0-9]{2}|19[0-9]{2}|20[0-9]{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$/.test(
    key,
  );
}
