// What the manager chooses for a PC: the paper of its receipts and the size of its screens, said with who chose, applied at once.
import { manager, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { toSettings } from '../support/settings.ts';

test('D20.3 the manager chooses the size of the screens and the paper of the receipts of this PC', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await page.getByRole('button', { name: 'ساختن دفتر نمونه' }).click();
  await signIn(page, manager);
  for (const [title, choice, button] of [
    ['کاغذ رسید', 'A5', 'ثبت کاغذ رسید'],
    ['اندازهٔ نمایش این رایانه', '۱۲۵', 'ثبت اندازه'],
  ] as const) {
    await toSettings(page, title);
    const section = page.getByRole('region', { name: new RegExp(`^${title}`) });
    await section.getByText(new RegExp(`^${choice}`)).click();
    await section.getByRole('button', { name: new RegExp(`^${button}`) }).click();
    await expect(section.getByRole('paragraph').last()).toContainText(manager.name);
    await expect(section.getByRole('radio', { name: new RegExp(`^${choice}`) })).toBeChecked();
  }
  await expect(page.locator('html')).toHaveCSS('--zoom', '1.25');
});
