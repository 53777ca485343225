// Printing under Electron, with the real application: the right paper, shaped Persian, and nobody prints what they
// may not see.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { inProject } from '#build/scripts/places.ts';
import type { PageSize } from '#electron/shell/desk-bridge.ts';
import { readPdf } from '#tests/support/read-pdf.ts';
import { expect, test } from '../support/electron.ts';
import { serveOneVisit } from '../support/serve-one-visit.ts';

const client = JSON.parse(readFileSync(inProject('tests/fixtures/package/client.json'), 'utf8'));
/** The real core process instead of the echoing one. */
const real = { env: { PISHKHAN_CORE_ENTRY: '' } };

async function pdfOf(page: Page, route: string, pageSize: PageSize) {
  const result = await page.evaluate(
    async (request) => {
      const { printed, pdf, problem } = await window.desk.print({ ...request, to: 'pdf' });
      return { printed, problem, bytes: pdf === undefined ? [] : Array.from(pdf) };
    },
    { route, pageSize },
  );
  expect(result).toMatchObject({ printed: true });
  return readPdf(Uint8Array.from(result.bytes));
}

test('D2.11 a receipt is one page 80 mm wide, in shaped Persian; without a session no paper comes of it', async ({
  launch,
}) => {
  const { app, page } = await launch(real);
  const visit = await page.evaluate(serveOneVisit, client);
  const route = `/print/receipt/${visit.visitId}`;
  const { pages, fonts, glyphsOf } = await pdfOf(page, route, 'receipt80');
  expect(pages).toHaveLength(1);
  expect(pages[0]?.width).toBe(80);
  // As long as it needs.
  expect(pages[0]?.height).toBeGreaterThan(60);
  expect(pages[0]?.height).toBeLessThan(290);
  expect(fonts.join()).toContain('Vazirmatn');
  // One letter, several shapes: the letters join.
  for (const letter of ['ن', 'م']) expect(glyphsOf.get(letter), letter).toBeGreaterThan(2);
  // A call without a session ends what this page may lend.
  await page.evaluate(() =>
    window.desk.call({ path: '/api/office.status', method: 'GET', headers: {}, body: null }),
  );
  const answer = await page.evaluate(
    (refused) => window.desk.print({ route: refused, pageSize: 'receipt80', to: 'pdf' }),
    route,
  );
  expect(answer).toEqual({ printed: false, problem: { code: 'NOT_SIGNED_IN', params: {} } });
  expect(app.windows()).toHaveLength(1);
});

for (const [pageSize, width, height] of [
  ['A5', 148, 210],
  ['A4', 210, 297],
] as const) {
  test(`${pageSize} is ${width} by ${height} millimetres`, { tag: '@release' }, async ({ launch }) => {
    const { page } = await launch(real);
    await page.evaluate(serveOneVisit, client);
    const { pages } = await pdfOf(page, '/print/pos-only/now', pageSize);
    expect(pages).toEqual([{ width, height }]);
  });
}

test('a print address outside /print/ is refused', { tag: '@release' }, async ({ launch }) => {
  const { page } = await launch();
  for (const route of [
    '/',
    '/counter',
    '/print/../counter',
    'https://evil.example/',
    '//evil.example/print/x',
  ]) {
    const { printed, problem } = await page.evaluate(
      (address) => window.desk.print({ route: address, pageSize: 'A4', to: 'pdf' }),
      route,
    );
    expect(printed).toBe(false);
    expect(problem?.code, route).toBe('INPUT_INVALID');
  }
});

test('a page that never gets ready ends in a problem, and its window goes', { tag: '@release' }, async ({
  launch,
}) => {
  const { app, page } = await launch(real);
  const { printed, problem } = await page.evaluate(() =>
    window.desk.print({ route: '/print/unknown/1', pageSize: 'A4', to: 'pdf' }),
  );
  expect({ printed, code: problem?.code }).toEqual({ printed: false, code: 'UNEXPECTED' });
  expect(app.windows()).toHaveLength(1);
});

test('a printer that is not there is said plainly, whether any or one by name was asked for', {
  tag: '@release',
}, async ({ launch }) => {
  const { app, page } = await launch(real);
  await page.evaluate(serveOneVisit, client);
  const missing = { printed: false, problem: { code: 'PRINTER_MISSING', params: {} } };
  // Xvfb has no printer.
  expect(
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getPrintersAsync(),
    ),
  ).toEqual([]);
  for (const printer of [{}, { printer: 'EPSON TM-T20' }]) {
    const answer = await page.evaluate(
      (named) => window.desk.print({ route: '/print/pos-only/now', pageSize: 'receipt80', ...named }),
      printer,
    );
    expect(answer).toEqual(missing);
  }
  expect(app.windows()).toHaveLength(1);
});

test('D2.7 a receipt goes onto the sheet that was chosen for it', { tag: '@release' }, async ({ launch }) => {
  const { page } = await launch(real);
  const { visitId } = await page.evaluate(serveOneVisit, client);
  for (const [paper, width, height] of [
    ['A5', 148, 210],
    ['A4', 210, 297],
  ] as const) {
    const { pages } = await pdfOf(page, `/print/receipt/${visitId}/${paper}`, paper);
    expect(pages).toEqual([{ width, height }]);
  }
});

test('the test page of a printer is there for every paper', { tag: '@release' }, async ({ launch }) => {
  const { page } = await launch(real);
  await page.evaluate(serveOneVisit, client);
  for (const [paper, width] of [
    ['receipt80', 80],
    ['A5', 148],
    ['A3', 420],
  ] as const) {
    const { pages } = await pdfOf(page, `/print/test-page/${paper}/${paper}`, paper);
    expect(pages).toHaveLength(1);
    expect(pages[0]?.width).toBe(width);
  }
});

test('D5.1 the rate board of the public table is one sheet, on A4 and on A3', { tag: '@release' }, async ({
  launch,
}) => {
  const { page } = await launch(real);
  await page.evaluate(serveOneVisit, client);
  for (const paper of ['A4', 'A3'] as const) {
    const { pages } = await pdfOf(page, `/print/rate-board/current/${paper}`, paper);
    expect(pages).toHaveLength(1);
  }
});

test('a printer that refuses the job is said plainly', { tag: '@release' }, async ({ launch }) => {
  const { app, page } = await launch(real);
  await page.evaluate(serveOneVisit, client);
  // The list names a printer; Chromium, asked to print there, refuses.
  await app.evaluate(({ app: main }) => {
    main.on('web-contents-created', (_event, contents) => {
      Object.assign(contents, { getPrintersAsync: () => Promise.resolve([{ name: 'gone' }]) });
    });
  });
  const answer = await page.evaluate(() =>
    window.desk.print({ route: '/print/pos-only/now', pageSize: 'receipt80', printer: 'gone' }),
  );
  expect(answer).toEqual({ printed: false, problem: { code: 'PRINTER_REFUSED', params: {} } });
});
