// The words of a court office: one spelling and one word for one thing in every Persian sentence of the product.
// What is refused stands here with what is said instead; check-messages.ts asks it of all files that speak.
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

export interface RefusedWord {
  readonly refused: RegExp;
  /** What a person who wrote it is told to say. */
  readonly instead: string;
  /** A text with the refused word, which the test of this list feeds to the check. */
  readonly example: string;
}

/** Words whose silent ه carries an ezafe before what follows them. */
const withEzafe =
  /(?<!\p{L})(?:(?:شماره) (?=مرجع|پیگیری|پایانه|پرونده|نامه|باجه|شکایت|پذیرنده|[⁨{«])|(?:درباره) (?=\p{L})|(?:مشاوره) (?=حقوقی)|(?:پرونده) (?=نظارتی)|(?:سامانه) (?=استان|قضایی)|(?:برگه) (?=روز|ثبت|۱۲۷)|(?:هزینه) (?=خدمات)|(?:تعرفه) (?=جاری|مصوب)|(?:همه) (?=ردیف|مراجعه|موارد|ثبت)|(?:قوه) (?=قضاییه)|(?:رایانه|مراجعه‌کننده|پایانه|نسخه|شماره) (?=دیگر(?:ی|$)))/u;

export const refusedWords: readonly RefusedWord[] = [
  { refused: /ۀ/u, instead: 'هٔ', example: 'شمارۀ مرجع' },
  { refused: withEzafe, instead: 'هٔ before what belongs to it', example: 'شماره مرجع' },
  { refused: /[يىك]/u, instead: 'ی and ک', example: 'شاكي' },
  { refused: /[٠-٩]/u, instead: 'the Persian digits ۰-۹', example: 'تابلوی ١٢٧' },
  { refused: /(?<![A-Za-z0-9])[0-9]/u, instead: 'the Persian digits ۰-۹', example: 'تابلوی 127' },
  { refused: /%/u, instead: '٪ after the number', example: '۱۰%' },
  { refused: /(?<!\p{L})ن?می \p{L}/u, instead: 'می‌ with a half-space', example: 'ثبت می شود' },
  { refused: / (?:ها|های|هایی)(?!\p{L})/u, instead: 'ها with a half-space', example: 'ردیف های گزارش' },
  { refused: /دفترها/u, instead: 'دفاتر', example: 'دفترها' },
  { refused: /برگزی(?:ن|د)/u, instead: 'انتخاب', example: 'فایل را برگزینید' },
  {
    refused: /برگزیدن|پرونده (?:⁨|تعرفه|خوانده|دیگری)|پروندهٔ (?:⁨|تعرفه)/u,
    instead: 'فایل (پرونده is a court case)',
    example: 'پرونده ⁨گزارش⁩',
  },
  { refused: /(?<!همان‌)گونه(?!\p{L})/u, instead: 'نوع', example: 'گونه' },
  { refused: /^کار$/u, instead: 'عملیات', example: 'کار' },
  { refused: /^برگشت$/u, instead: 'انصراف, or برگشت وجه for money', example: 'برگشت' },
  { refused: /برگشت پرداخت/u, instead: 'برگشت وجه', example: 'برگشت پرداخت' },
  { refused: /سپرد/u, instead: 'ارجاع به مدیر', example: 'سپردن به مدیر' },
  {
    refused: /پیوستن|می‌پیوند|نپیوسته|بپیوند|(?<!به هم )پیوسته است|وصل /u,
    instead: 'اتصال, متصل',
    example: 'هنوز نپیوسته است',
  },
  { refused: /نفهمیده|نمی‌فهمد|فهمیده/u, instead: 'نامشخص, شناخته نشده', example: 'ثبت‌های نفهمیده' },
  { refused: /سر دفتر/u, instead: 'کد صحت ثبت‌ها', example: 'کد سر دفتر' },
  { refused: /در راه (?:است|نمانده)/u, instead: 'مانع', example: 'آنچه در راه است' },
  { refused: /ارسال اکنون/u, instead: 'ارسال هم‌اکنون', example: 'ارسال اکنون' },
  { refused: /^(?:دیده شد|نیست)$/u, instead: 'تأیید, عدم تأیید', example: 'دیده شد' },
  { refused: /ماند(?:ه|هٔ) مغایرت/u, instead: 'مغایرت باقی‌مانده', example: 'مانده مغایرت' },
  { refused: /به دست(?! آ)/u, instead: 'توسط', example: 'بسته شد، به دست مدیر' },
  { refused: /نشانی‌های تماس/u, instead: 'اطلاعات تماس', example: 'نشانی‌های تماس' },
  { refused: /نمی‌خوان(?:د|ند)|می‌خوانند/u, instead: 'نامعتبر است, همخوان نیست', example: 'با کد نمی‌خواند' },
  { refused: /فهرست‌های عمومی/u, instead: 'پیش‌شماره ناشناخته است', example: 'در فهرست‌های عمومی نیست' },
  { refused: /شدنی/u, instead: 'ممکن', example: 'این خدمت شدنی نبود' },
  { refused: /معطلی/u, instead: 'تأخیر در ارائهٔ خدمت', example: 'معطلی' },
  { refused: /گمان/u, instead: 'ظن', example: 'گمان جعل' },
  { refused: /سرستون|بشناسانید|شناساند/u, instead: 'ستون, مشخص کنید', example: 'سرستون‌ها' },
  { refused: /موردهای|نهاده(?!ا)|کنار آن نهاد/u, instead: 'موارد, تطبیق', example: 'موردهایی که هست' },
  { refused: /تطبیق بده/u, instead: 'ثبت تطبیق', example: 'تطبیق بده' },
  { refused: /انباره/u, instead: 'پایگاه داده', example: 'انباره' },
  { refused: /پین گذاشته|گذاشتن پین/u, instead: 'تعیین پین', example: 'گذاشتن پین' },
  { refused: /از میان/u, instead: 'باطل می‌شود, حذف می‌شود', example: 'از میان می‌رود' },
  { refused: /تلاش دیگر/u, instead: 'بار دیگر می‌توانید تلاش کنید', example: '۴ تلاش دیگر مانده است' },
  { refused: /هنوز هیچ$/u, instead: 'تاکنون … نبوده', example: 'هنوز هیچ' },
  { refused: /ارسال‌نشده \(حداکثر\)/u, instead: 'قدیمی‌ترین دادهٔ ارسال‌نشده', example: 'سن ارسال‌نشده (حداکثر)' },
  { refused: /کهنه/u, instead: 'قدیمی', example: 'صف کهنه' },
  { refused: /چه باید کرد/u, instead: 'اقدام لازم', example: 'چه باید کرد' },
  { refused: /^آنچه د?ید(?:ه شد|ید)$/u, instead: 'شرح مشکل, شرح مشاهده', example: 'آنچه دیده شد' },
  { refused: /از پیش (?:مانده|نمانده)/u, instead: 'مانده از قبل', example: 'آنچه از پیش مانده' },
  { refused: /رسید اعتبار ندارد/u, instead: 'فاقد اعتبار', example: 'این رسید اعتبار ندارد' },
  { refused: /کارت‌خوان|پوز(?!ش)/u, instead: 'کارتخوان', example: 'دستگاه پوز' },
  { refused: /رمز عبور/u, instead: 'رمز', example: 'رمز عبور شما' },
  { refused: /این‌جا/u, instead: 'اینجا', example: 'این‌جا' },
  { refused: /بکوشید|بیازما|می‌آزما/u, instead: 'تلاش کنید, وارد کنید', example: 'دوباره بکوشید' },
];

/** A message as a person may read it: every branch of its choices in turn, a value as {name}. */
export function wordsOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.reduce<string[]>(
    (texts, element) => {
      const parts = partsOf(element);
      return texts.flatMap((text) => parts.map((part) => text + part));
    },
    [''],
  );
}

function partsOf(element: MessageFormatElement): string[] {
  if (element.type === TYPE.literal) return [element.value];
  if (element.type === TYPE.pound) return ['{#}'];
  if (element.type === TYPE.tag) return wordsOf(element.children);
  if (element.type === TYPE.plural || element.type === TYPE.select)
    return Object.values(element.options).flatMap((option) => wordsOf(option.value));
  return [`{${element.value}}`];
}

/** What a court office would not write in these sentences, each with what it writes; `where` is said with it. */
export function refuseWords(where: string, sentence: string): string[] {
  const texts = wordsOf(parse(sentence));
  return refusedWords.flatMap(({ refused, instead }) => {
    const found = texts.map((text) => refused.exec(text.trim())?.[0]).find((word) => word !== undefined);
    return found === undefined ? [] : [`${where} says «${found.trim()}»; say: ${instead}`];
  });
}
