// The words for what does not agree in an office, over days (D21.72).

export const ledgerSentences = {
  accounts: {
    money: 'رسید و گزارش',
    refund: 'برگشت وجه',
    fee: 'هزینه و پرداخت',
    filing: 'ثبت و هزینه (تعداد)',
    bank: 'گزارش و بانک',
    report: 'گزارش نرسیده (تعداد)',
    batch: 'جمع رسید خود پایانه',
  },
  openStates: { awaited: 'در راه', missing: 'نرسیده', differs: 'همخوان نیست' },
  openDifferences: 'مغایرت‌های باز هنگام آخرین بستن روز',
  openDifferencesShort: 'مغایرت باز',
  noOpenDifferences: 'در آخرین روز بسته‌شده مغایرتی باز نمانده است.',
  openSize: 'مبلغ باز (ریال) یا تعداد',
  oldest: 'قدیمی‌ترین از',
  openOfAll: 'مغایرت‌های باز همهٔ دفاتر، قدیمی‌ترین نخست',
  noOpenOfAll: 'هیچ دفتری در آخرین روز بسته‌شده مغایرتی باز نگذاشته است.',
  openReports: 'روزهایی که بی گزارش پایانه بسته شده است',
  noOpenReports: 'گزارش همهٔ روزهای بسته‌شده رسیده است.',
  terminal: 'پایانه',
  workingDays: 'روز کاری',
} as const;
