// What the page of an office says of its managers.
export const managerSentences = {
  openedManagers: 'کدهایی که حساب مدیر را باز کرده‌اند',
  noOpenedManagers: 'کسی در دفتر برای حساب مدیری کد نداده است.',
  codeBy: 'کد را داد',
  codeAt: 'زمان کد',
  ownClearances: 'استعلام‌هایی که مدیر برای خود ثبت کرده است',
  noOwnClearances: 'هیچ مدیری استعلام خود را ثبت نکرده است.',
} as const;
