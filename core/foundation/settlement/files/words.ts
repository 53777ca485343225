// The words by which PSPs name the type and the status of a transaction.
// Invariant: a text is understood only when every word of it is; of any other the manager is asked, it is never guessed.
import { foldFa } from '#core/foundation/text/fold.ts';
import type { PspMapping, PspRowStatus, PspRowType } from './contract.ts';

/** What a word says of a transaction; `filler` says nothing and `not` turns what stands beside it round. */
type Meaning = PspRowType | 'successful' | 'failed' | 'filler' | 'not' | 'did_not';
type Dictionary = ReadonlyMap<string, Meaning>;

export type PspWords = {
  readonly types: Dictionary;
  readonly statuses: Dictionary;
  /** What a person said of a whole text; goes before everything else. */
  readonly ownTypes: ReadonlyMap<string, PspRowType>;
  readonly ownStatuses: ReadonlyMap<string, 'successful' | 'failed'>;
};

function key(text: string): string {
  return foldFa(text).replace(/[^\p{L}\p{N}]/gu, '');
}

function dictionary(words: Readonly<Partial<Record<Meaning, string>>>): Dictionary {
  return new Map(
    (Object.entries(words) as [Meaning, string][]).flatMap(([meaning, list]) =>
      list.split('|').map((word): [string, Meaning] => [key(word), meaning]),
    ),
  );
}

const reversals =
  'برگشت|برگشتی|برگشت خورده|برگشت داده|معکوس|اصلاحیه|ابطال|استرداد|مسترد|reversal|reverse|reversed|refund|refunded|void|voided';
const negations = 'نا|غیر|عدم|not|un|non';
const negatedVerbs = 'نشد|نشده|نگردید|نگردیده|نبود|نبوده|نیست|نمی باشد|نکرد|نکرده';
const verbs = 'شد|شده|گردید|گردیده|است|بود|بوده|می باشد|کرد|داده|خورده|is|was|has|been';
const joints = 'و|با|به|از|در|به صورت|به طور|the|of|and|by|with|for|from';

const types = dictionary({
  purchase: 'خرید|فروش|purchase|sale|sales',
  reversal: reversals,
  other:
    'مانده|مانده گیری|موجودی|قبض|قبوض|شارژ|balance|bill|charge|topup|top up|inquiry|bill payment|balance inquiry',
  filler: `${verbs}|${joints}|کالا|خدمات|کالا و خدمات|کارت|کارتی|کارتخوان|بانکی|تراکنش|عملیات|پرداخت|وجه|مبلغ|پوز|پایانه|حضوری|اینترنتی|عادی|مستقیم|تسهیمی|تفکیکی|اعتباری|شناسه|شناسه دار|اعلام|کامل|جزئی|مشتری|goods|services|card|pos|payment|transaction|terminal|normal|full|partial|online`,
});

const statuses = dictionary({
  successful:
    'موفق|موفقیت|موفقیت آمیز|تایید|تأیید|تایید نهایی|انجام|پرداخت شد|پرداخت شده|success|successful|succeeded|successfully|approved|approve|ok|done|completed|complete',
  failed:
    'خطا|رد|لغو|لغو شد|لغو شده|شکست|fail|failed|failure|decline|declined|reject|rejected|error|cancel|canceled|cancelled',
  reversal: reversals,
  not: negations,
  did_not: negatedVerbs,
  filler: `${verbs}|${joints}|تراکنش|پرداخت|عملیات|خرید|وضعیت|نتیجه|توسط بانک|بانک|transaction|payment|operation|bank|status|0|00|000`,
});

export const builtInLabels: PspWords = { types, statuses, ownTypes: new Map(), ownStatuses: new Map() };

/**
 * The built-in words and those that the office added for a PSP. What a built-in word says no office changes (D21.244). An empty word is
 * an empty cell.
 */
export function withWords(own: NonNullable<PspMapping['words']>): PspWords {
  const pairs = <M extends Meaning>(meanings: readonly M[]): [string, M][] =>
    meanings.flatMap((meaning) =>
      ((own as Readonly<Partial<Record<Meaning, readonly string[]>>>)[meaning] ?? []).map(
        (word): [string, M] => [key(word), meaning],
      ),
    );
  const ownTypes = new Map(
    pairs(['purchase', 'other', 'reversal'] as const).filter(
      ([word]) => readType(word, builtInLabels) === null,
    ),
  );
  const ownStatuses = new Map(
    pairs(['successful', 'failed'] as const).filter(([word]) => readStatus(word, builtInLabels) === null),
  );
  return {
    types: new Map([...[...ownTypes].filter(([word]) => word !== ''), ...types]),
    statuses: new Map([...[...ownStatuses].filter(([word]) => word !== ''), ...statuses]),
    ownTypes,
    ownStatuses,
  };
}

/** A longer text is a sentence, and sentences are not understood. */
const longestText = 80;

/** What the words of a text say, one after the other, the longest first; null when any part of it is no word. */
function meaningsOf(text: string, words: Dictionary): readonly Meaning[] | null {
  if (text.length > longestText) return null;
  const dead = new Set<number>();
  const longest = Math.max(...[...words.keys()].map((word) => word.length));
  const from = (at: number): Meaning[] | null => {
    if (at === text.length) return [];
    if (dead.has(at)) return null;
    for (let length = Math.min(longest, text.length - at); length > 0; length -= 1) {
      const meaning = words.get(text.slice(at, at + length));
      const rest = meaning === undefined ? null : from(at + length);
      if (meaning !== undefined && rest !== null) return [meaning, ...rest];
    }
    dead.add(at);
    return null;
  };
  return from(0);
}

/** What a text says in each of its parts; null when any of them is not wholly understood, or asks something itself. */
function partsOf(text: string, words: Dictionary): readonly (readonly Meaning[])[] | null {
  if (/[?؟]/.test(text)) return null;
  const read = text.split(/[/|;؛،,()]| [-–] /).map((part) => meaningsOf(key(part), words));
  return read.every((part) => part !== null) ? read : null;
}

/** What all of them say, null when they do not say the same. */
function sameOf<T>(said: readonly T[]): T | null {
  const [first, ...others] = new Set(said);
  return first === undefined || others.length > 0 ? null : first;
}

/** The type that a text names; null when it is not wholly understood. */
export function readType(text: string, words: PspWords): PspRowType | null {
  const own = words.ownTypes.get(key(text));
  if (own !== undefined) return own;
  const meanings = partsOf(text, words.types)?.flat() ?? [];
  if (meanings.includes('reversal')) return 'reversal';
  // «خرید شارژ» is a purchase of air time, which no terminal of an office settles to the office.
  if (meanings.includes('other')) return 'other';
  return meanings.includes('purchase') ? 'purchase' : null;
}

type ReadStatus = Exclude<PspRowStatus, 'unknown'> | 'reversed';

/** The status that a text names; `reversed` is a purchase that the PSP has already reversed. Null: not understood. */
export function readStatus(text: string, words: PspWords): ReadStatus | null {
  const own = words.ownStatuses.get(key(text));
  if (own !== undefined) return own;
  const parts = partsOf(text, words.statuses);
  if (parts === null) return null;
  const telling = parts.filter((part) => part.some((meaning) => meaning !== 'filler'));
  return sameOf(telling.map(statusOf));
}

function statusOf(meanings: readonly Meaning[]): ReadStatus | null {
  const count = (meaning: Meaning): number => meanings.filter((one) => one === meaning).length;
  const turns = count('not') + count('did_not');
  const [says, ...others] = (['successful', 'failed', 'reversal'] as const).filter((one) => count(one) > 0);
  // «با موفقیت برگشت خورد» is reversed; any other two things at once are a question.
  if (others.length > 0)
    return says === 'successful' && others[0] === 'reversal' && turns === 0 ? 'reversed' : null;
  if (says === undefined) return count('did_not') === 1 && turns === 1 ? 'failed' : null;
  if (turns === 0) return says === 'reversal' ? 'reversed' : says;
  return says === 'successful' && turns === 1 ? 'failed' : null;
}
