// Everybody's sign-in leads to the home of their role, and nothing that they see there is refused; an inspector's visit from the first line to
// the signed protocol, by keyboard. In the browser only: both shells show the same bundle.
import type { Page } from '@playwright/test';
import { appRouter } from '#core/app/registry/router.ts';
import { inspectorName, knowsProvince } from '#tests/support/visiting-inspector.ts';
import { openDay } from '../support/day-with-differences.ts';
import { clerk, type DemoPerson, manager, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { codeOfNow, visitBy } from '../support/inspector.ts';
import { expectFocusKept } from '../support/kept-focus.ts';
import type { OfficeAtWork } from '../support/office-folder.ts';
import { expectSound, keepPicture } from '../support/sound-screen.ts';
import { arrive, holdPaper, press, putAway } from './screens/stop.ts';

const legalExpert = { name: 'نرگس کاظمی', password: 'apples and walnuts 1', role: 'legal_expert' } as const;
const itExpert = { name: 'امیر صادقی', password: 'apples and walnuts 2', role: 'it_expert' } as const;

/** Takes somebody on, up to their own password. */
async function takeOn(
  { desk, manager: byManager }: OfficeAtWork,
  { name, password, role }: DemoPerson & { role: 'legal_expert' | 'it_expert' },
  nationalCode: string,
): Promise<void> {
  const { staff } = byManager;
  await staff.proveAgain({ password: manager.password, purpose: 'people' });
  const { personId } = await staff.register({ name, nationalCode, role });
  await staff.recordSupervisionFile({ personId, fileNumber: '1405/20', openedOn: '2026-01-01' });
  await staff.recordInquiry({ personId, reference: '1405/8', requestedOn: '2026-01-01' });
  const clearance = { reference: '1405/9', issuedOn: '2026-01-01', expiresOn: '2028-01-01' };
  await staff.recordClearance({ personId, ...clearance });
  const { oneTimeCode } = await staff.activate({ personId });
  const anyone = appRouter.createCaller({ desk, session: null });
  await anyone.staff.chooseFirstPassword({ personId, oneTimeCode, password });
}

/** An office of all roles, its day open, known to a province that nobody reaches. */
async function officeOfAllRoles(office: OfficeAtWork): Promise<void> {
  await openDay(office);
  await takeOn(office, legalExpert, '0790419904');
  await takeOn(office, itExpert, '0013542419');
  knowsProvince(office.desk);
}

/** Each reading of the office's clock takes a second: what is done in it lies before the page's own time. */
const tenMinutesAgo = (): string => new Date(Date.now() - 10 * 60_000).toISOString();

async function leaveTo(page: Page): Promise<void> {
  await page.keyboard.press('Control+l');
  await press(page, 'شخص دیگری وارد می‌شود');
}

/** Opens every section that the navigation shows: each has its heading, and none says that the role may not. */
async function walkSections(page: Page, role: string): Promise<void> {
  const links = page.getByRole('navigation', { name: 'بخش‌ها' }).getByRole('link');
  const names = await links.count();
  expect(names, role).toBeGreaterThan(1);
  for (let place = 0; place < names; place += 1) {
    const link = links.nth(place);
    const name = await link.textContent();
    await link.click();
    await expect(page.getByRole('heading', { level: 1 }), `${role}: ${name}`).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expect(page.getByText('اجازهٔ این کار را ندارد'), `${role}: ${name}`).toHaveCount(0);
    await expectFocusKept(page, `${role}: ${name}`);
  }
}

test('D20.121 every role lands on its home, whoever was there before, and nothing there is refused', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  test.setTimeout(10 * 60_000);
  const { page } = await openDesk({ dir: await prepareOffice(tenMinutesAgo(), officeOfAllRoles) });
  for (const [role, person, heading] of [
    ['manager', manager, 'کارت صبح'],
    ['legal expert', legalExpert, 'میز حقوقی'],
    ['IT expert', itExpert, 'رایانه‌ها'],
    ['clerk', clerk, 'باجه'],
  ] as const) {
    await signIn(page, person);
    await arrive(page, heading);
    await expectSound(page, `home of the ${role}`);
    await walkSections(page, role);
    await leaveTo(page);
  }
  await visitBy(page, codeOfNow());
  await arrive(page, 'بندهای بازدید');
  await walkSections(page, inspectorName);
});

test('D16.121, D16.122 an inspector finds on fifteen lines by keyboard, and the protocol is printed to be signed', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(tenMinutesAgo(), officeOfAllRoles) });
  await visitBy(page, codeOfNow());
  await arrive(page, 'بندهای بازدید');
  const protocol = page.getByRole('button', { name: /^صورت‌جلسه و چاپ/ });
  await expect(protocol).toBeDisabled();
  await expect(page.getByRole('button', { name: 'تابلوی ۱۲۷', exact: true })).toBeFocused();
  await expectSound(page, 'inspection: the lines');
  for (let left = 15; left > 1; left -= 1) {
    await expect(page.getByText(`${left.toLocaleString('fa')} بند تا صورت‌جلسه`)).toBeVisible();
    await page.keyboard.press('1');
  }
  await expect(page.getByText('۱ بند تا صورت‌جلسه')).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByLabel('توضیح')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('یافته و بررسی‌نشده توضیح می‌خواهد.').first()).toBeVisible();
  await page.keyboard.type('اعلان نبود مشاوره نصب نشده بود');
  await page.keyboard.press('Control+Enter');
  await expect(protocol).toBeFocused();
  await holdPaper(page, () => page.keyboard.press('Control+Enter'));
  await keepPicture(page, 'printed: protocol of an inspection', 'light');
  const paper = (await page.locator('[data-print-layer]').textContent()) ?? '';
  expect(paper).toContain('صورت‌جلسهٔ بازدید نظارتی');
  expect(paper).toContain('اعلان نبود مشاوره نصب نشده بود');
  expect(paper).toContain(inspectorName);
  expect(paper).toContain('امضا');
  await putAway(page);
});
