// Persian sentences of the problems of a PSP's report (ICU messages).
import type { ProblemCode } from './catalogue.ts';

export const reportSentencesFa = {
  PSP_REPORT_NEEDED: 'گزارش شرکت پرداخت برای این پایانه‌ها وارد نشده است: {terminals}. نخست آن را وارد کنید.',
  PSP_FILE_EMPTY: 'فایل هیچ تراکنشی ندارد. چیزی وارد نشد.',
  PSP_FILE_UNREADABLE: 'فایل خوانده نشد. چیزی وارد نشد. از CSV یا XLSX استفاده کنید.',
  PSP_FILE_OLD_XLS: 'این فایل از نوع قدیمی ‎.xls است. چیزی وارد نشد. آن را به صورت ‎.xlsx یا CSV ذخیره کنید.',
  PSP_FILE_TOO_LARGE: 'فایل بیش از اندازه بزرگ است. چیزی وارد نشد.',
  PSP_FILE_IS_STATEMENT:
    'این صورت‌حساب بانک است، نه گزارش شرکت پرداخت. چیزی وارد نشد. فهرست تراکنش‌های پایانه را از سامانهٔ خود شرکت پرداخت بگیرید.',
  PSP_COLUMNS_UNKNOWN: 'ستون‌های لازم پیدا نشد: {missing}. چیزی وارد نشد.',
  PSP_ROW_UNREADABLE: 'ردیف {line, number}، ستون «{column}» خوانده نشد. چیزی وارد نشد.',
  PSP_WORDS_UNKNOWN:
    'معنای این عبارت‌ها در ستون «{column}» معلوم نیست: {words}. چیزی وارد نشد. معنای هر یک را مشخص کنید.',
  PSP_SECOND_HEADER:
    'در سطر {line, number} نام ستون‌ها دوباره و با ترتیب دیگری آمده است. چیزی وارد نشد. بخش زیر آن را در فایل جدایی ذخیره و هر دو فایل را وارد کنید.',
  PSP_UNIT_UNKNOWN:
    'در این فایل واژهٔ «تومان» آمده است و معلوم نیست مبلغ‌ها به ریال است یا تومان. چیزی وارد نشد. واحد مبلغ را مشخص کنید.',
  PSP_READING_TOO_LONG:
    'خواندن فایل بیش از اندازه طول کشید و متوقف شد. چیزی وارد نشد. گزارش را دوباره از شرکت پرداخت بگیرید.',
  PSP_SUM_TOO_LARGE:
    'با این فایل جمع تراکنش‌های روز {day} از آنچه شمردنی است بیشتر می‌شود. چیزی وارد نشد. گزارش را دوباره از شرکت پرداخت بگیرید.',
  PSP_READING_CANCELLED: 'خواندن فایل لغو شد. چیزی وارد نشد.',
  PSP_FILE_ALREADY_IMPORTED: 'این فایل پیش‌تر وارد شده است. چیزی دوباره ثبت نشد.',
} satisfies Partial<Record<ProblemCode, string>>;
