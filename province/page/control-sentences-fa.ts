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
  },
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
  },
} as const;
