// The words for what does not agree in an office, over days (D21.72).

export const ledgerSentences = {
  accounts: {
    money: 'رسید و گزارش',
    refund: 'برگشت وجه',
    fee: 'هزینه و پرداخت',
    filing: 'ثبت و هزینه (تعداد)',
    bank: 'گزارش و بانک',
  },
  openStates: { awaited: 'در راه', missing: 'نرسیده', differs: 'همخوان نیست' },
  openDifferences: 'مغایرت‌های باز هنگام آخرین بستن روز',
  openDifferencesShort: 'مغایرت باز',
  noOpenDifferences: 'در آخرین روز بسته‌شده مغایرتی باز نمانده است.',
  openSize: 'مبلغ باز (ریال)',
  oldest: 'قدیمی‌ترین از',
  workingDays: 'روز کاری',
} as const;
