// @vitest-environment happy-dom
// Every paper of records says who printed it, when and at which office (D16), and none is there before it does.
import { QueryClientProvider } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { type PrintName, type PrintPageProps, pageSizes } from '#renderer/frame/print/print-address.ts';
import type { Rendered } from './render.tsx';

// The clock is asked over this file's own way to the application, whatever another test of the worker had.
vi.resetModules();
const { deskQueries } = await import('#renderer/api/queries.ts');
const { createDeskCache } = await import('#renderer/api/query-client.ts');
const { pageNumberContent } = await import('#renderer/app/print/page-numbers.ts');
const { Paper } = await import('#renderer/app/print/paper.tsx');
const { printMarks } = await import('#renderer/app/print/print-mark.tsx');
const { readPrintRoute } = await import('#renderer/app/print/print-pages.ts');
const { render } = await import('./render.tsx');

let rendered: Rendered | undefined;
// What stands on the papers themselves is not asked for here: only the clock answers, with the time of the print.
vi.stubGlobal('fetch', (address: unknown) =>
  String(address).includes('clock.state')
    ? Promise.resolve(Response.json({ result: { data: { now: '2026-11-25T11:05:00.000Z', doubt: null } } }))
    : new Promise(() => undefined),
);
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
});

const names = Object.keys(pageSizes) as PrintName[];
const records = names.filter((name) => printMarks[name]);
const id = '2026-11-25';

const footOnly = ({ foot }: PrintPageProps) => foot;

function paper(name: PrintName, role: 'manager' | 'inspector' | null): HTMLElement {
  const cache = createDeskCache();
  cache.setQueryData(deskQueries.office.status.queryOptions().queryKey, {
    state: 'ready',
    code: '1101',
    name: 'دفتر آزمون',
    demo: false,
    day: id,
    deskNumber: 1,
  } as never);
  cache.setQueryData(deskQueries.clock.state.queryOptions().queryKey, {
    now: '2026-11-25T11:02:00.000Z',
    doubt: null,
  } as never);
  if (role !== null)
    cache.setQueryData(deskQueries.staff.whoAmI.queryOptions().queryKey, {
      id: '01a21e6f-74f1-7ce9-97ec-f4f9b6ae5b9a',
      name: 'مریم احمدی',
      role,
      state: 'active',
      servesAtCounter: role === 'manager',
    });
  const known = readPrintRoute(`/print/${name}/${id}`);
  if (known === null) throw new Error(name);
  // Letters to several have a foot each, below what is read of them: here the foot alone.
  const page = name === 'transfer-letters' ? { ...known.page, page: footOnly } : known.page;
  rendered = render(
    <QueryClientProvider client={cache}>
      <Paper page={page} id={known.id} />
    </QueryClientProvider>,
  );
  return rendered.container;
}

test('D16.16 the papers of records are these; every other one was decided to be none', () => {
  expect(records.toSorted()).toEqual([
    'compliance-report',
    'day-sheet',
    'departure-letter',
    'equipment-check',
    'inspection-protocol',
    'period-report',
    'training-record',
    'transfer-letters',
    'violation-report',
  ]);
});

test.each(records)('D16.16 %s says who printed it, where, and the time of the print itself', async (name) => {
  const shown = paper(name, 'manager');
  // The clock was read for another screen three minutes before.
  await vi.waitFor(() => expect(shown.textContent).toContain('۱۴:۳۵'));
  expect(shown.textContent).toContain('چاپ: مریم احمدی، دفتر آزمون');
  expect(shown.textContent).toContain('1101');
});

test.each(records)('D16.16 %s is not on paper before it is known who prints it', (name) => {
  expect(paper(name, null).textContent).toBe('');
});

test('D16.16 what an inspector prints carries the watermark too, also in a window without a session', async () => {
  const inspected = paper('day-sheet', 'inspector');
  await vi.waitFor(() => expect(inspected.querySelector('[data-words]')).not.toBeNull());
  rendered?.unmount();
  const printed = paper('day-sheet', 'manager');
  await vi.waitFor(() => expect(printed.querySelector('footer')).not.toBeNull());
  expect(printed.querySelector('[data-words]')).toBeNull();
});

test('the number of a page is said in the words of the language, by the counters of the printing engine', () => {
  expect(pageNumberContent('صفحهٔ #page# از #pages#', 'persian')).toBe(
    '"صفحهٔ " counter(page, persian) " از " counter(pages, persian)',
  );
  expect(pageNumberContent('"#page#', 'decimal')).toBe('"\\"" counter(page, decimal)');
});
