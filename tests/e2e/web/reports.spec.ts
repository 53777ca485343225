// The month by keyboard and mouse: from the calendar to a day, from a number of the report to its rows, and out as a file. In the browser
// only: the shells differ in where a file goes.
import { readFile } from 'node:fs/promises';
import readXlsx from 'read-excel-file/node';
import { firstMorning } from '../support/day-with-differences.ts';
import { manager, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { fillOffice } from './screens/office-at-work.ts';
import { arrive } from './screens/stop.ts';

test('D20.85, D20.86, D21.85 a month answers: its days, its numbers with their rows, and a file that says the same', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(firstMorning, fillOffice) });
  await signIn(page, manager);
  await page.getByRole('link', { name: 'گزارش‌ها' }).click();
  await expect(page.getByRole('list', { name: 'ارقام اصلی دوره' })).toBeVisible();
  const services = page.getByRole('table', { name: 'خدمت‌ها' });
  const first = services.getByRole('button').first();
  const name = (await first.getAttribute('aria-label')) ?? '';
  await first.click();
  const rows = page.getByRole('dialog').getByRole('table', { name: 'ردیف‌های این رقم' });
  await expect(rows.getByRole('row').nth(1)).toBeVisible();
  expect(name).toContain('باز کردن ردیف‌ها');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+e');
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+Enter');
  const file = await (await download).path();
  const [workbook] = await readXlsx(await readFile(file));
  const sheet: readonly (readonly unknown[])[] = workbook?.data ?? [];
  const [, header = []] = sheet;
  const total = sheet.at(-1) ?? [];
  const body = sheet.slice(2, -1);
  expect(body.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(total[1]);
  // The payments behind it, read part by part, sum up to the same.
  await page.keyboard.press('Control+e');
  await page.getByRole('dialog').getByText('ردیف پرداخت‌ها و برگشت‌ها').click();
  const rowsDownload = page.waitForEvent('download');
  await page.keyboard.press('Control+Enter');
  const [ofRows] = await readXlsx(await readFile(await (await rowsDownload).path()));
  const [, heads = [], ...lines]: readonly (readonly unknown[])[] = ofRows?.data ?? [];
  const amount = heads.indexOf('مبلغ، ریال');
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.reduce((sum, row) => sum + Number(row[amount]), 0)).toBe(total[header.indexOf('خالص، ریال')]);
  await page.getByRole('link', { name: 'روزها', exact: true }).click();
  await arrive(page, 'روزها');
  await expect(page.locator('[data-day]:focus')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('روز کاری', { exact: true })).toBeVisible();
});
