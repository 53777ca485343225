// Every screen of the product, walked through by lists: axe finds nothing in light, of every fourth screen; before a release of
// each, also in dark and at 200 %; nothing is wider than the window, no Latin word reaches a screen reader under fa-IR, and after each
// act the focus is on something. In the browser only: both shells
// show the same bundle. A screen that is added belongs into one of the lists in screens/.
import type { Locator, Page } from '@playwright/test';
import { everyNth } from '#tests/support/tier.ts';
import { firstMorning } from '../support/day-with-differences.ts';
import { nextClient } from '../support/demo-day.ts';
import { clerk, manager, otherClerk } from '../support/demo-people.ts';
import { expect, type OpenDesk, test } from '../support/desk.ts';
import { expectFocusKept } from '../support/kept-focus.ts';
import { killCore } from '../support/kill-core.ts';
import { axeFindings, everyLook, expectSound, faultsOf } from '../support/sound-screen.ts';
import { latinIn } from '../support/spoken.ts';
import { counterMoreStops } from './screens/counter-more-stops.ts';
import { counterStops, signInStops } from './screens/counter-stops.ts';
import { newPc } from './screens/new-pc.ts';
import { fillOffice } from './screens/office-at-work.ts';
import { moreOfficeStops, officeStops } from './screens/office-stops.ts';
import type { Stop } from './screens/stop.ts';

// Each has a desk of its own: they spread over the workers.
test.describe.configure({ mode: 'parallel' });

test('the checks see what is planted, and let marked identifiers pass', async ({ sharedDesk }) => {
  const page = await nextClient(sharedDesk);
  expect(await latinIn(page)).toEqual([]);
  expect(await axeFindings(page)).toEqual([]);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<section id="planted">
       <p><bdi dir="ltr">ab12-cd34</bdi> <kbd>Ctrl</kbd></p>
       <button aria-label="Close"></button>
       <div role="group" aria-label="گروه" aria-roledescription="carousel">یک</div>
       <button title="Save it">ثبت</button>
       <input aria-label="نام" placeholder="Name">
       <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="logo">
       <button aria-describedby="why">رد</button><span id="why" hidden>because</span>
       <p lang="en">English</p> <p>پروندهٔ \u2068report.csv\u2069 خوانده شد</p>
       <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
       </section>`,
    );
  });
  const planted = (await latinIn(page)).join('\n');
  for (const word of ['Close', 'carousel', 'Save it', 'Name', 'logo', 'because']) {
    expect(planted).toContain(word);
  }
  expect(planted).not.toMatch(/ab12|Ctrl|English|report/);
  expect((await axeFindings(page)).join('\n')).toContain('image-alt');
  // What is wrong in one look only is seen in that look.
  await page.evaluate(() => {
    const section = document.querySelector('#planted');
    if (section === null) throw new Error('it was planted');
    section.innerHTML = '<p id="pale">کم‌رنگ</p><p id="wide">پهن</p>';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`#pale { color: #000; background: #fff }
      @media (prefers-color-scheme: dark) { #pale { color: #333; background: #222 } }
      #wide { inline-size: calc(var(--zoom, 1) * 900px) }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  const faults = (await faultsOf(page, 'planted', everyLook)).join('\n');
  expect(faults).toMatch(/^dark: color-contrast: .*pale/m);
  expect(faults).toMatch(/^200 %: \d+ px wider/m);
  // The next test finds the page as it was.
  await page.evaluate(() => {
    document.querySelector('#planted')?.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
  });
});

/** A busy machine takes its time over so many screens; one that does not come fails by a limit of its own. */
const patienceMs = 30 * 60_000;

/** Ten minutes after a sign-in a list of many people asks for the password again: on a busy machine, in the middle of the walk. */
const givePasswordWhenAsked = (page: Page) =>
  page.addLocatorHandler(page.getByRole('dialog', { name: 'ورود دوبارهٔ رمز' }), async (dialog) => {
    const here = (await page.getByRole('contentinfo').textContent()) ?? '';
    const person = [manager, clerk, otherClerk].find(({ name }) => here.includes(name));
    if (person === undefined) throw new Error(`whose password is asked for: ${here}`);
    await dialog.getByLabel('رمز', { exact: true }).fill(person.password);
    await page.keyboard.press('Enter');
  });

async function walk(page: Page, stops: readonly Stop[]): Promise<void> {
  test.setTimeout(patienceMs);
  page.setDefaultTimeout(60_000);
  // What moves is looked at where it comes to rest.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await givePasswordWhenAsked(page);
  // All are reached; axe is most of what a screen costs.
  const asked = new Set(everyNth(4, stops));
  for (const stop of stops) {
    await test.step(stop.screen, async () => {
      await stop.reach(page);
      await expectFocusKept(page, stop.screen);
      if (asked.has(stop)) await expectSound(page, stop.screen);
    });
  }
}

/** Kills the application so many times, each time after it has come back from the last. */
async function crash(desk: OpenDesk, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await expect(noticeOf(desk.page)).toHaveCount(0);
    await killCore(desk);
  }
}

function noticeOf(page: Page): Locator {
  return page.getByRole('alertdialog', { name: 'وضعیت برنامه' });
}

test('the screens of a new PC, and of an application that stops', async ({ openDesk }) => {
  const desk = await openDesk();
  await walk(desk.page, newPc);
  await test.step('application restarting', async () => {
    // The pauses between restarts grow with every crash; the fourth is long enough to look.
    await crash(desk, 4);
    await expectSound(desk.page, 'application restarting');
  });
  await test.step('application down', async () => {
    // The sixth in a row is the last: a restart does not help.
    await crash(desk, 2);
    const heading = noticeOf(desk.page).getByRole('heading', { name: 'برنامه متوقف شد' });
    await expect(heading).toBeVisible();
    await expectSound(desk.page, 'application down');
  });
});

test('the screens of the counter', async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(firstMorning, fillOffice) });
  await walk(page, [...counterStops, ...counterMoreStops]);
});

for (const [name, stops, details] of [
  ['office', officeStops, {}],
  ['further duties', moreOfficeStops, { tag: '@release' }],
] as const)
  test(`the screens of the manager: ${name}`, details, async ({ openDesk, prepareOffice }) => {
    const { page } = await openDesk({ dir: await prepareOffice(firstMorning, fillOffice) });
    for (const { reach } of signInStops) await reach(page);
    await walk(page, stops);
  });
