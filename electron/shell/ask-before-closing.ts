// The page says that something is half typed (it prevents its unload); the person decides whether the window closes.
import { type BrowserWindow, dialog } from 'electron';

/** Asks once at a time. `onStay` is told that the window stays. */
export function askBeforeClosing(window: BrowserWindow, onStay: () => void): void {
  let isAsking = false;
  window.webContents.on('will-prevent-unload', () => {
    if (isAsking) return;
    isAsking = true;
    void dialog
      .showMessageBox(window, {
        type: 'question',
        title: 'پیشخوان',
        message: 'اطلاعات یک مراجعه‌کننده نیمه‌کاره است.',
        detail: 'با بستن برنامه آنچه نوشته شده و هنوز ثبت نشده از بین می‌رود. ثبت‌های انجام‌شده محفوظ است.',
        buttons: ['ماندن در برنامه', 'بستن برنامه'],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      .then(({ response }) => {
        isAsking = false;
        if (response === 1) window.destroy();
        else onStay();
      });
  });
}
