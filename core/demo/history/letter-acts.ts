// What comes in by the lawyers' in-box of the demo office: most is handled the next day, some waits with its deadline (D17).
import { legalExpert } from './cast.ts';
import type { Act, Colleague } from './scene.ts';

type Letter = Parameters<Colleague['caller']['inbox']['receive']>[0];

const letters: readonly Omit<Letter, 'workingDays'>[] = [
  { kind: 'petition', subject: 'دادخواست مطالبهٔ وجه چک', fromWhom: 'وکیل سعید رضوی' },
  { kind: 'bill', subject: 'لایحهٔ دفاعیه در پروندهٔ تصرف عدوانی', fromWhom: 'وکیل الهام کرمی' },
  { kind: 'declaration', subject: 'اظهارنامهٔ تخلیهٔ ملک تجاری', fromWhom: 'شرکت بازرگانی آزمون شرق' },
  { kind: 'request', subject: 'درخواست رونوشت دادنامه', fromWhom: 'وکیل حمید توکلی' },
  { kind: 'notice', subject: 'ابلاغ وقت رسیدگی به وکیل', fromWhom: 'شعبهٔ سوم حقوقی' },
  { kind: 'bill', subject: 'لایحهٔ تجدیدنظرخواهی', fromWhom: 'وکیل مهسا جلالی' },
  { kind: 'petition', subject: 'دادخواست تنظیم سند رسمی', fromWhom: 'وکیل پیمان اکبری' },
];
const ends = [
  { outcome: 'sent_on', note: 'به شعبهٔ پنجم حقوقی ارسال و رسید آن بایگانی شد' },
  { outcome: 'answered', note: 'به وکیل پاسخ داده و نسخه برایش فرستاده شد' },
  { outcome: 'sent_back', note: 'امضا نداشت؛ با ذکر نقص به فرستنده برگشت' },
] as const;

const received =
  (place: number, workingDays: number): Act =>
  async ({ clerk }) => {
    const letter = letters[place % letters.length];
    if (letter !== undefined) await clerk.caller.inbox.receive({ ...letter, workingDays });
  };

/** A letter of the usual kind. */
export const letterComes = (place: number): Act => received(place, 5);
export const letterStays = received;

/** The legal expert handles what came in before. */
export const lettersHandled: Act = async (scene) => {
  const { caller } = await scene.with(legalExpert);
  for (const [place, { itemId }] of (await caller.inbox.list()).open.entries()) {
    const end = ends[place % ends.length];
    if (end !== undefined) await caller.inbox.handle({ itemId, ...end });
  }
};
