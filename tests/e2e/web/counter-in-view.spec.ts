// The counter at 1366×768: the total and the one primary button are in view wherever a step is scrolled to, the ring of
// the focus is whole at every stop, and a dialog's buttons are there without scrolling; so at 200 %. At 1280×800 a manager's
// sections are all in view.
import type { Page } from '@playwright/test';
import { charge, chooseClientType, openVisit, pay, verify } from '../support/counter.ts';
import { manager, openDemoDay, signIn, toCounter } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { cutRings, expectInSight, itemsInSight, scrollScreen } from '../support/in-view.ts';
import { setZoom } from '../support/sound-screen.ts';

async function holds(page: Page, primary: RegExp, total?: string): Promise<void> {
  const foot = page.locator('[data-screen-foot]');
  for (const end of ['top', 'bottom'] as const) {
    await scrollScreen(page, end);
    await expectInSight(page.getByRole('button', { name: primary }).last());
    if (total !== undefined) {
      await expect(foot).toContainText(total);
      await expectInSight(foot.locator('strong'));
    }
  }
  expect(await cutRings(page)).toEqual([]);
}

/** Its last button is in view, and so is the ring of every stop in it. */
async function dialogHolds(page: Page, open: () => Promise<unknown>) {
  await open();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expectInSight(dialog.getByRole('button').last());
  await expectInSight(dialog.getByRole('heading').first());
  expect(await cutRings(page, 40)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

test('every step of a visit keeps its total, its primary button and its focus in view', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await page.setViewportSize({ width: 1366, height: 768 });
  await openDemoDay(page);
  await toCounter(page);
  await holds(page, /باز کردن مراجعه/);
  for (const type of ['وکیل مدنی', 'شخص حقوقی', 'قیم یا امین']) {
    await chooseClientType(page, type);
    await holds(page, /باز کردن مراجعه/);
  }
  await chooseClientType(page, 'شخص حقیقی');
  await page.getByLabel('کد ملی', { exact: true }).focus();
  await openVisit(page, { code: '0790419904', name: 'مینا صادقی' });
  await holds(page, /تأیید هویت/);
  await itemsInSight(page);
  await dialogHolds(page, () => page.keyboard.press('F12'));
  await dialogHolds(page, () => page.keyboard.press('F8'));
  await page.getByRole('button', { name: 'همه بررسی شد' }).focus();
  await verify(page);
  await charge(page, 'دادخواست', '2');
  await page.keyboard.press('F9');
  await holds(page, /ثبت پرداخت/, 'ماندهٔ پرداخت');
  await setZoom(page, 2);
  await holds(page, /ثبت پرداخت/, 'ماندهٔ پرداخت');
  await setZoom(page, 1);
  await dialogHolds(page, () =>
    page
      .getByRole('button', { name: /لغو مراجعه/ })
      .first()
      .click(),
  );
  await dialogHolds(page, () => page.getByRole('button', { name: 'لغو هزینه' }).first().click());
  await pay(page, '123456789012');
  await expect(page.getByRole('article', { name: 'رسید خدمات' })).toBeVisible();
  await holds(page, /پایان/, 'پرداخت‌شده');
  await dialogHolds(page, () => page.getByRole('button', { name: 'برگشت وجه' }).click());
});

test('a manager’s sections and tools are all in view in a low window', { tag: '@release' }, async ({
  openDesk,
}) => {
  const { page } = await openDesk();
  await page.getByRole('button', { name: 'ساختن دفتر نمونه' }).click();
  await signIn(page, manager);
  for (const [width, height] of [
    [1280, 800],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expectInSight(page.getByRole('link', { name: 'کارت صبح' }));
    await expectInSight(page.getByRole('link', { name: 'مشاهدهٔ اطلاعات' }));
    await expectInSight(page.getByRole('button', { name: 'قفل', exact: true }));
    expect(await cutRings(page, 24)).toEqual([]);
    // Room for a strip of two lines, or for one section more.
    const { bottomOfSections, topOfTools } = await page.evaluate(() => ({
      bottomOfSections: document.querySelector('nav')?.getBoundingClientRect().bottom ?? 0,
      topOfTools: document.querySelector('nav + div')?.getBoundingClientRect().top ?? 0,
    }));
    expect(topOfTools - bottomOfSections).toBeGreaterThanOrEqual(32);
  }
});

test('sections fold by their group, which is remembered, and enlarged they are a menu', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await page.getByRole('button', { name: 'ساختن دفتر نمونه' }).click();
  await signIn(page, manager);
  const nav = page.getByRole('navigation', { name: 'بخش‌ها' });
  const staff = nav.getByRole('link', { name: 'کارکنان' });
  await nav.getByRole('button', { name: 'ادارهٔ دفتر' }).press('Enter');
  await expect(staff).toHaveCount(0);
  // Its key works all the same, and the section on screen is always shown.
  await page.keyboard.press('Alt+7');
  await expect(page.getByRole('heading', { level: 1, name: 'کارکنان' })).toBeVisible();
  await expect(staff).toBeVisible();
  await expect(nav.getByRole('link', { name: 'تنظیمات دفتر' })).toHaveCount(0);
  await page.keyboard.press('Alt+1');
  await page.reload();
  await signIn(page, manager);
  await expect(staff).toHaveCount(0);
  await nav.getByRole('button', { name: 'ادارهٔ دفتر' }).press('Enter');
  await expect(staff).toBeVisible();

  await setZoom(page, 2);
  await expect(staff).toBeHidden();
  // What is wanted once waits in the menu with the sections: the window is the work's.
  const seldom = page.getByRole('button', { name: 'تغییر رمز' });
  await expect(seldom).toBeHidden();
  const banner = await page.getByRole('banner').boundingBox();
  expect(banner?.height).toBeLessThan((page.viewportSize()?.height ?? 0) / 6);
  const menu = nav.getByRole('button', { name: /^بخش‌ها/ });
  await menu.press('Enter');
  await expect(staff).toBeVisible();
  await expect(seldom).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(staff).toBeHidden();
  await expect(seldom).toBeHidden();
  await expect(menu).toBeFocused();
  await menu.press('Enter');
  await staff.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'کارکنان' })).toBeVisible();
  await expect(staff).toBeHidden();
});
