// What the page of an office says of loosened controls.
export const controlSentences = {
  loosened: 'نظارت‌هایی که دفتر سست کرده است',
  noLoosened: 'دفتر هیچ نظارتی را سست نکرده است.',
  control: 'نظارت',
  before: 'پیش از آن',
  after: 'پس از آن',
  by: 'مدیر',
  second: 'نفر دوم',
  controls: {
    limit: 'حد توضیح تک‌نفره (ریال)',
    hours: 'ساعت کار دفتر',
    rhythm: 'نوبت بررسی',
    outside_system: 'سامانهٔ بیرونی',
    second_factor: 'تأیید دوم مدیر',
    terminal_connection: 'اتصال کارتخوان',
    matching_rule: 'قاعدهٔ تطبیق',
  },
  /** What of a control was loosened, where it has a word; a terminal has its number. */
  abouts: { stan: 'شمارهٔ پیگیری', card_time: 'کارت و ساعت' },
  values: {
    day: 'هر روز',
    week: 'هر هفته',
    month: 'هر ماه',
    never: 'هیچ‌گاه',
    listed: 'در فهرست',
    ended: 'برداشته‌شده',
    on: 'الزامی',
    off: 'خاموش',
    none: 'بدون اتصال',
    rule_on: 'روشن',
    rule_off: 'خاموش',
  },
} as const;
