// What the page of an office says of its managers.
export const managerSentences = {
  openedManagers: 'کدها و تغییر سمت‌هایی که کسی را مدیر کرده‌اند',
  noOpenedManagers: 'کسی در دفتر برای حساب مدیری کد یا به کسی سمت مدیر نداده است.',
  openedHow: 'چگونه',
  opened: { code: 'کد یک‌بارمصرف', promotion: 'تغییر سمت' },
  codeBy: 'چه کسی داد',
  codeAt: 'زمان',
  ownClearances: 'استعلام‌هایی که مدیر برای خود ثبت کرده است',
  noOwnClearances: 'هیچ مدیری استعلام خود را ثبت نکرده است.',
} as const;
