// An inspector who comes to a PC with a code of the province that it knows (tests/support/visiting-inspector).
import type { Page } from '@playwright/test';
import { inspectionCode } from '#tests/support/visiting-inspector.ts';
import { press } from '../web/screens/stop.ts';

const anHour = 60 * 60_000;

/** A code that was made a minute ago and holds for four hours. */
export const codeOfNow = (): string =>
  inspectionCode({
    madeAt: new Date(Date.now() - 60_000).toISOString(),
    expiresAt: new Date(Date.now() + 4 * anHour).toISOString(),
  });

/** The inspector comes in by the code alone, where the list of people stands. */
export async function visitBy(page: Page, code: string): Promise<void> {
  await press(page, 'ورود بازرس با کد استان');
  await page.getByLabel('کد بازرسی').fill(code);
  await press(page, 'شروع بازدید');
}
