// Papers as a browser lays them out: a roll as long as what is on it, a receipt of each size on one sheet, and letters to two receivers as
// two letters. `PICTURES=<folder>` keeps each as a PDF.
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { workingDayFrom } from '#core/demo/play-day.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { folderForElectron } from '#tests/support/open-folder.ts';
import { charge, openVisit, pay, verify } from '../support/counter.ts';
import { manager, signIn, toCounter, uncheckedOf } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { giveToElectron } from '../support/office-folder.ts';
import { today } from '../support/reports.ts';
import { toSettings } from '../support/settings.ts';
import { keepPicture } from '../support/sound-screen.ts';
import { holdPaper, press, putAway } from './screens/stop.ts';

const pointsPerMm = 72 / 25.4;

/** The sheets of what is being printed, in whole millimetres. */
async function sheetsOf(page: Page): Promise<{ width: number; height: number }[]> {
  const source = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...source.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => ({
    width: Math.round(Number(width) / pointsPerMm),
    height: Math.round(Number(height) / pointsPerMm),
  }));
}

/** On which sheets of what is being printed a link stands, the first being 1, and how many there are: a link is found whatever its face. */
async function sheetsWithLink(page: Page, link: string): Promise<{ on: number[]; all: number }> {
  const source = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const objects = new Map(
    [...source.matchAll(/^(\d+) 0 obj\s([\s\S]*?)(?:stream|endobj)/gm)].map(([, id = '', text = '']) => [
      id,
      text,
    ]),
  );
  const refsIn = (text: string): string[] => [...text.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => id);
  const listOf = (text: string, name: string): string =>
    new RegExp(`/${name} \\[([^\\]]*)\\]`).exec(text)?.[1] ?? '';
  const parents = [...objects.values()].filter((text) => text.includes('/Kids'));
  const sheets = parents
    .flatMap((text) => refsIn(listOf(text, 'Kids')))
    .map((id) => objects.get(id) ?? '')
    .filter((text) => /\/Type \/Page\b/.test(text));
  const on = sheets.flatMap((text, place) => {
    const beside = [text, ...refsIn(listOf(text, 'Annots')).map((id) => objects.get(id) ?? '')];
    return beside.flatMap((one) => [...one.matchAll(new RegExp(`\\(${link}\\)`, 'g'))].map(() => place + 1));
  });
  return { on, all: sheets.length };
}

/** Prints by the act, keeps the picture, and lets the paper go. */
async function printed(page: Page, paper: string, act: () => Promise<unknown>) {
  await holdPaper(page, act);
  await keepPicture(page, `printed: ${paper}`, 'light');
  const sheets = await sheetsOf(page);
  const text = (await page.locator('[data-print-layer]').textContent()) ?? '';
  await putAway(page);
  return { sheets, text };
}

async function chooseReceiptPaper(page: Page, paper: string): Promise<void> {
  await toSettings(page, 'کاغذ رسید');
  const section = page.getByRole('region', { name: /^کاغذ رسید/ });
  await section.getByText(new RegExp(`^${paper}`)).click();
  await section.getByRole('button', { name: /^ثبت کاغذ رسید/ }).click();
  const now = section.getByRole('paragraph').last();
  await expect(now).toContainText(new RegExp(`اکنون: ${paper}`));
  await expect(now).toContainText(manager.name);
}

test('a receipt on a roll ends where it ends, on A5 and A4 it is one sheet, and money that went back has a slip of its own', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await page.getByRole('button', { name: 'ساختن دفتر نمونه' }).click();
  await signIn(page, manager);
  await page.getByText('درست است').first().click();
  await expect(uncheckedOf(page, 'تابلوی ۱۲۷')).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('روز هنوز باز نشده است')).toHaveCount(0);
  await toCounter(page);
  await openVisit(page, { code: '0790419904', name: 'مینا صادقی' });
  await verify(page);
  await charge(page, 'دادخواست', '2');
  await pay(page, '123456789012');
  const preview = page.getByRole('article', { name: 'رسید خدمات' });
  await expect(preview).toBeVisible();

  const roll = await printed(page, 'receipt of 80 mm', () => page.keyboard.press('F10'));
  expect(roll.sheets).toHaveLength(1);
  expect(roll.sheets[0]?.width).toBe(80);
  expect(roll.sheets[0]?.height).toBeGreaterThan(120);
  // A whole sheet of white would be 297 mm.
  expect(roll.sheets[0]?.height).toBeLessThan(260);
  // Nothing of the office's own worries stands on a client's paper.
  for (const internal of ['تأیید نفر دوم', 'فقط روی این رایانه', 'همگام'])
    expect(roll.text).not.toContain(internal);
  const slip = await printed(page, 'slip of a cash offer', () => page.keyboard.press('F6'));
  expect(slip.sheets).toHaveLength(1);
  expect(slip.sheets[0]?.height).toBeLessThan(80);

  for (const [paper, width, height] of [
    ['A5', 148, 210],
    ['A4', 210, 297],
  ] as const) {
    await chooseReceiptPaper(page, paper);
    await toCounter(page);
    const sheet = await printed(page, `receipt of ${paper}`, () => page.keyboard.press('F10'));
    expect(sheet.sheets).toEqual([{ width, height }]);
    expect(sheet.text).toContain('صفحهٔ ۱ از ۱');
  }

  await chooseReceiptPaper(page, 'رول');
  await toCounter(page);
  await page.keyboard.press('Alt+B');
  const dialog = page.getByRole('dialog', { name: 'برگشت وجه' });
  // Whose money it is stands in the dialog.
  await expect(dialog).toContainText('1-1\u2069 مینا صادقی');
  await press(page, /دلیل/);
  await page.getByRole('option', { name: 'انصراف مراجعه‌کننده' }).click();
  await dialog.locator('input[type=password]').fill(manager.password);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article', { name: 'برگهٔ برگشت وجه' })).toBeVisible();
  const refund = await printed(page, 'slip of a refund', () => page.keyboard.press('F10'));
  expect(refund.text).toContain('برگهٔ برگشت وجه');
  expect(refund.text).not.toContain('نسخه');
});

test('the sheet of a usual day is one page of A4', { tag: '@release' }, async ({ openDesk, folders }) => {
  const dir = folderForElectron();
  rmSync(dir, { recursive: true });
  folders.push(dir);
  const day = workingDayFrom(addDays(today, -10));
  const asked = ['--days', '1', '--clients', '45', '--dir', dir, '--from', day];
  await promisify(execFile)(process.execPath, ['electron/cli/simulate.ts', ...asked]);
  giveToElectron(dir);
  const { page } = await openDesk({ dir });
  await signIn(page, manager);
  await page.keyboard.press('Alt+3');
  await page.getByLabel('روز کاری', { exact: true }).fill(formatJalali(day, 'numeric', 'en'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'روز بسته شده' })).toBeVisible();
  const sheet = await printed(page, 'sheet of a usual day', () => page.keyboard.press('F10'));
  expect(sheet.sheets).toEqual([{ width: 210, height: 297 }]);

  // A day as long as three sheets: both signatures stand on the last one, and on no other.
  await holdPaper(page, () => page.keyboard.press('F10'));
  const link = 'https://signature.test/';
  const signers = await page.locator('[data-print-layer]').evaluate((layer, href) => {
    const row = layer.querySelector('tbody tr');
    for (let copies = 0; copies < 110; copies += 1) row?.after(row.cloneNode(true));
    const places = [...layer.querySelectorAll('[class*="signer"]')];
    for (const place of places) {
      const anchor = Object.assign(document.createElement('a'), { href });
      anchor.append(...place.childNodes);
      place.append(anchor);
    }
    return places.length;
  }, link);
  expect(signers).toBe(2);
  await keepPicture(page, 'printed: sheet of a long day', 'light');
  const { on, all } = await sheetsWithLink(page, link);
  expect(all).toBeGreaterThanOrEqual(3);
  expect(new Set(on)).toEqual(new Set([all]));
  expect(on.length).toBeGreaterThanOrEqual(2);
  await putAway(page);
});
