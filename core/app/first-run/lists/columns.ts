// By which heads the columns of a list are known, and the words in their cells that mean one of our values. Compared
// folded: letters and digits alone.
import { type BuiltInSection, builtInSections } from '#core/access/postings/contract.ts';
import type { OfficePost } from '#core/access/staff/contract.ts';
import type { ClosureKind } from '#core/assets/closures/contract.ts';
import type { EquipmentKind } from '#core/assets/equipment/contract.ts';
import type { Channel, Payee, TariffItem } from '#core/counter/fees/contract.ts';
import { foldFa } from '#core/foundation/text/fold.ts';
import type { ListColumn, ListKind } from './contract.ts';

/** The heads by which each column is known; the first is the one that we ask for. A head may mean another column in another list. */
export const columnHeads: Readonly<
  Record<ListKind, Readonly<Partial<Record<ListColumn, readonly string[]>>>>
> = {
  people: {
    name: ['نام و نام خانوادگی', 'نام', 'name'],
    nationalCode: ['کد ملی', 'شماره ملی', 'national code'],
    role: ['سمت', 'نقش', 'پست', 'role', 'post'],
    fatherName: ['نام پدر', 'father name'],
    fileNumber: ['شمارهٔ پروندهٔ نظارتی', 'پروندهٔ نظارتی', 'file number'],
    openedOn: ['تاریخ تشکیل پرونده', 'تاریخ پرونده', 'file date'],
    inquiry: ['شمارهٔ درخواست استعلام', 'درخواست استعلام', 'inquiry'],
    requestedOn: ['تاریخ درخواست', 'تاریخ درخواست استعلام', 'inquiry date'],
    clearance: ['شمارهٔ استعلام حفاظتی', 'استعلام حفاظتی', 'تأییدیهٔ حفاظتی', 'clearance'],
    issuedOn: ['تاریخ صدور', 'تاریخ استعلام', 'issued'],
    expiresOn: ['اعتبار استعلام تا', 'اعتبار تا', 'expires'],
    introduction: ['شمارهٔ معرفی‌نامه', 'معرفی‌نامه', 'introduction'],
    introducedOn: ['تاریخ معرفی‌نامه', 'introduction date'],
    sections: ['بخش‌ها', 'بخش', 'بخش‌های معرفی‌شده', 'sections'],
  },
  equipment: {
    kind: ['نوع', 'نوع وسیله', 'kind'],
    title: ['نام', 'عنوان', 'شرح', 'title'],
    serial: ['شمارهٔ سریال', 'سریال', 'شماره اموال', 'serial'],
    terminalId: ['شمارهٔ پایانه', 'پایانه', 'terminal'],
    serviceEveryDays: ['سرویس هر چند روز', 'دورهٔ سرویس', 'service days'],
  },
  closures: {
    closedDay: ['تاریخ', 'روز', 'date'],
    reference: ['مناسبت', 'سند', 'reference'],
    authority: ['مرجع', 'authority'],
    kind: ['نوع', 'kind'],
  },
  tariff: {
    title: ['عنوان خدمت', 'خدمت', 'عنوان', 'title'],
    amount: ['مبلغ', 'مبلغ (ریال)', 'نرخ', 'تعرفه', 'amount'],
    files: ['ثبت می‌شود', 'ثبت در سامانه', 'files'],
    unit: ['واحد', 'unit'],
    includedPersons: ['نفر شامل', 'شامل چند نفر', 'persons'],
    includedPages: ['صفحهٔ شامل', 'شامل چند صفحه', 'pages'],
    payee: ['ذی‌نفع', 'دریافت‌کننده', 'payee'],
    channel: ['شیوهٔ دریافت', 'کانال', 'channel'],
    needsSana: ['ثنا لازم است', 'ثنا', 'sana'],
    code: ['کد', 'code'],
  },
};

/** A head or a word as it is compared. */
export const folded = (text: string): string => foldFa(text).replace(/[^\p{L}\p{N}]/gu, '');

type Words<Value> = ReadonlyMap<string, Value>;
const wordsOf = <Value>(...pairs: (readonly [Value, ...string[]])[]): Words<Value> =>
  new Map(pairs.flatMap(([value, ...words]) => words.map((word): [string, Value] => [folded(word), value])));

export const roleWords: Words<OfficePost> = wordsOf<OfficePost>(
  ['clerk', 'متصدی', 'کاربر', 'کارمند', 'متصدی باجه', 'clerk'],
  ['manager', 'مدیر', 'مدیر دفتر', 'manager'],
  ['legal_expert', 'کارشناس حقوقی', 'حقوقی', 'legal expert'],
  ['it_expert', 'کارشناس فناوری', 'کارشناس فناوری اطلاعات', 'کارشناس رایانه', 'فناوری اطلاعات', 'it expert'],
);
/** One section, or all that every office has. */
export const sectionWords: Words<readonly BuiltInSection[]> = wordsOf<readonly BuiltInSection[]>(
  [builtInSections, 'همه', 'همهٔ بخش‌ها', 'all'],
  [['filing'], 'ثبت دادخواست و شکایت', 'ثبت', 'دادخواست', 'filing'],
  [['sana'], 'ثنا', 'sana'],
  [['notices'], 'ابلاغ', 'notices'],
  [['e_payment'], 'پرداخت الکترونیک', 'پرداخت', 'payment'],
  [['inbox'], 'کارتابل وکلا', 'کارتابل', 'inbox'],
);
export const closureWords: Words<ClosureKind> = wordsOf<ClosureKind>(
  ['holiday', '', 'تعطیل رسمی', 'رسمی', 'holiday'],
  ['sudden', 'تعطیلی ناگهانی', 'ناگهانی', 'اضطراری', 'sudden'],
);
export const unitWords: Words<TariffItem['unit']> = wordsOf<TariffItem['unit']>(
  ['each', '', 'مورد', 'هر مورد', 'فقره', 'each'],
  ['person', 'نفر', 'هر نفر', 'person'],
  ['page', 'صفحه', 'هر صفحه', 'page'],
  ['sheet', 'برگ', 'هر برگ', 'sheet'],
);
export const payeeWords: Words<Payee> = wordsOf<Payee>(
  ['office', '', 'دفتر', 'office'],
  ['government', 'دولت', 'خزانه', 'government'],
  ['sms', 'پیامک', 'sms'],
  ['other', 'سایر', 'دیگر', 'other'],
);
export const channelWords: Words<Channel> = wordsOf<Channel>(
  ['office_pos', '', 'پایانهٔ دفتر', 'پایانه', 'کارتخوان', 'pos'],
  ['system_gateway', 'درگاه سامانه', 'درگاه', 'gateway'],
);
export const yesNoWords: Words<boolean> = wordsOf<boolean>(
  [true, 'بله', 'آری', 'دارد', 'yes', '1'],
  [false, 'خیر', 'نه', 'ندارد', 'no', '0'],
);
export const equipmentWords: Words<EquipmentKind> = wordsOf<EquipmentKind>(
  ['pos_terminal', 'کارتخوان', 'پایانهٔ فروش', 'پوز', 'pos'],
  ['computer', 'رایانه', 'کامپیوتر', 'لپ‌تاپ', 'computer'],
  ['printer', 'چاپگر', 'پرینتر', 'printer'],
  ['scanner', 'اسکنر', 'پویشگر', 'scanner'],
  ['camera', 'دوربین', 'camera'],
  ['network', 'تجهیزات شبکه', 'شبکه', 'مودم', 'network'],
  ['power', 'برق اضطراری', 'یوپی‌اس', 'ups', 'power'],
  ['other', 'سایر', 'دیگر', 'other'],
);
/** What stands in place of an amount that another body sets. */
export const externalWords: ReadonlySet<string> = new Set(
  ['اعلامی', 'نرخ اعلامی', 'طبق اعلام', 'external'].map(folded),
);
