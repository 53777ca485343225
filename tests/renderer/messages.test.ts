// The check that keeps every sentence in the message files, complete in both languages.
import { readFileSync } from 'node:fs';
import { parse } from '@formatjs/icu-messageformat-parser';
import { expect, test } from 'vitest';
import {
  checkMessages,
  compareLanguages,
  compareUse,
  persianSentences,
  writtenText,
} from '#build/scripts/check-messages.ts';
import { refusedWords, refuseWords, wordsOf } from '#build/scripts/persian-words.ts';
import { inProject } from '#build/scripts/places.ts';
import { sentencesFa } from '#core/foundation/problems/sentences-fa.ts';

const messages = (entries: Record<string, string>) => new Map(Object.entries(entries));

test('the sentences of the product are complete, used and parseable', () => {
  expect(checkMessages()).toEqual([]);
});

test('a sentence that one language lacks is refused', () => {
  expect(compareLanguages(messages({ 'a.b': 'الف' }), messages({}))).toEqual(['a.b is missing in en']);
});

test('a sentence with other values than its twin is refused', () => {
  const complaints = compareLanguages(messages({ 'a.b': '{name}' }), messages({ 'a.b': '{count}' }));
  expect(complaints).toEqual(['a.b takes other values in fa than in en: name:text, count:text']);
});

test('a sentence that cannot be parsed is refused', () => {
  const complaints = compareLanguages(messages({ 'a.b': '{name' }), messages({ 'a.b': '{name}' }));
  expect(complaints).toHaveLength(1);
});

test('a sentence that nothing says is refused', () => {
  expect(compareUse(new Set(['a.b', 'a.c']), messages({ 'x.tsx': "text('a.b')" }))).toEqual([
    'a.c is never used',
  ]);
});

test('a sentence of a value is used where a template makes its id, and refused where nothing has that value', () => {
  const sources = messages({ 'x.tsx': `const routes = ['post']; text(\`a.\${route}\`)` });
  expect(compareUse(new Set(['a.post', 'a.fax']), sources)).toEqual(['a.fax is never used']);
});

test('a sentence that does not exist is refused', () => {
  const complaints = compareUse(new Set(['a.b']), messages({ 'x.tsx': "text('a.b'); text('a.d')" }));
  expect(complaints).toEqual(['x.tsx says a.d, which is in no message file']);
});

test.each([
  ['between tags', 'const x = <p>Hello</p>;'],
  ['in a spoken attribute', 'const x = <input aria-label="Name" />;'],
  ['as a Persian string', "const x = 'سلام';"],
  ['in a Persian template', 'const x = `سلام`;'],
])('text written %s is refused', (_where, source) => {
  expect(writtenText('x.tsx', source)).toHaveLength(1);
});

test('names of classes, keys and types are not taken for text', () => {
  expect(writtenText('x.tsx', 'const x = <input className="field" type="text" dir="ltr" />;')).toEqual([]);
});

test.each(refusedWords)(
  'a sentence with «$example» is refused, and told to say: $instead',
  ({ example, instead }) => {
    expect(refuseWords('a.b', example).join()).toContain(`say: ${instead}`);
  },
);

test('a refused word is found in every branch of a choice and beside a value', () => {
  expect(refuseWords('a.b', '{n, plural, =0 {هیچ} other {# ردیف های تازه}}')).toHaveLength(1);
  expect(refuseWords('a.b', 'شماره {number}')).toHaveLength(1);
  expect(refuseWords('a.b', 'شمارهٔ {number}، F8، ۱۲۷، ۱۰٪، همان‌گونه، نهادهای متولی')).toEqual([]);
});

test('the words of the message files, the problems, the prints and the province are all looked at', () => {
  const sentences = persianSentences();
  const seen = (place: string) => [...sentences.keys()].filter((where) => where.startsWith(place)).length;
  for (const place of ['app.', 'dayClose.', 'receipt.', 'visits.', 'ui.'])
    expect(seen(place)).toBeGreaterThan(10);
  expect(seen('core/foundation/problems/sentences-fa.ts:')).toBeGreaterThan(100);
  expect(seen('province/page/sentences-fa.ts:')).toBeGreaterThan(100);
  expect(seen('province/projection/day-totals.ts:')).toBeGreaterThan(5);
  expect(seen('renderer/i18n/react-aria-fa.ts:')).toBeGreaterThan(100);
});

/** What the screens said when a court office read them for the first time, one of each correction. */
const correctedThen = [
  'کد سر دفتر',
  'برگزیدن پرونده',
  'آنچه در راه است',
  'چیزی در راه نمانده است؛ روز را می‌توان بست',
  'ارسال اکنون',
  'دیده شد',
  'نیست',
  'مانده مغایرت',
  'به دست مدیر',
  'نشانی‌های تماس',
  'رقم کنترل کد ملی نمی‌خواند',
  'سه رقم نخست در فهرست‌های عمومی نیست',
  'این خدمت شدنی نبود',
  'معطلی',
  'گمان جعل',
  'سپردن به مدیر',
  'سرستون‌ها را بشناسانید',
  'موردهایی که می‌توان کنار آن نهاد',
  'تطبیق بده',
  'انباره',
  'گذاشتن پین',
  'از میان می‌رود',
  '۴ تلاش دیگر تا وقفه مانده است',
  'هنوز هیچ',
  'نپیوسته',
  'پیوستن',
  'سن ارسال‌نشده (حداکثر)',
  'نفهمیده',
  'پرونده نظارتی',
  'چه باید کرد',
  'آنچه دیده شد',
  'آنچه از پیش مانده',
  'این رسید اعتبار ندارد',
  'کار',
];

test.each(correctedThen)('«%s» is not said again', (said) => {
  expect(refuseWords('a.b', said)).not.toEqual([]);
});

test('what is wrong in one place only is said there as a court office says it', () => {
  const said = messages(JSON.parse(readFileSync(inProject('renderer/i18n/messages/app.fa.json'), 'utf8')));
  expect(said.get('app.appearance.title')).toBe('تنظیمات ظاهر');
  expect(wordsOf(parse(sentencesFa.SESSION_ENDED))[0]).toMatch(
    /^نشست شما پایان یافت؛ با همین حساب در جای دیگری وارد شده‌اید\./,
  );
});
