// @vitest-environment happy-dom
// Every paper of records says who printed it, when and at which office (D16), and none is there before it does.
import { QueryClientProvider } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { deskQueries } from '#renderer/api/queries.ts';
import { createDeskCache } from '#renderer/api/query-client.ts';
import { Paper } from '#renderer/app/print/paper.tsx';
import { printMarks } from '#renderer/app/print/print-mark.tsx';
import { readPrintRoute } from '#renderer/app/print/print-pages.ts';
import { type PrintName, pageSizes } from '#renderer/frame/print/print-address.ts';
import { type Rendered, render } from './render.tsx';

let rendered: Rendered | undefined;
// What stands on the papers themselves is not asked for here: no answer comes.
vi.stubGlobal('fetch', () => new Promise(() => undefined));
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
});

const names = Object.keys(pageSizes) as PrintName[];
const records = names.filter((name) => printMarks[name]);
const id = '2026-11-25';

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
    now: '2026-11-25T11:05:00.000Z',
    doubt: null,
  } as never);
  if (role !== null)
    cache.setQueryData(deskQueries.staff.whoAmI.queryOptions().queryKey, {
      id: '01a21e6f-74f1-7ce9-97ec-f4f9b6ae5b9a',
      name: 'مریم احمدی',
      role,
      state: 'active',
    });
  const known = readPrintRoute(`/print/${name}/${id}`);
  if (known === null) throw new Error(name);
  rendered = render(
    <QueryClientProvider client={cache}>
      <Paper page={known.page} id={known.id} />
    </QueryClientProvider>,
  );
  return rendered.container;
}

test('D16.16 the papers of records are these; every other one was decided to be none', () => {
  expect(records.toSorted()).toEqual([
    'day-sheet',
    'departure-letter',
    'equipment-check',
    'training-record',
    'transfer-letters',
    'violation-report',
  ]);
});

test.each(records)('D16.16 %s says who printed it, when and where', (name) => {
  const { textContent } = paper(name, 'manager');
  expect(textContent).toContain('چاپ توسط مریم احمدی · دفتر آزمون');
  expect(textContent).toContain('1101');
  expect(textContent).toContain('۱۴:۳۵');
});

test.each(records)('D16.16 %s is not on paper before it is known who prints it', (name) => {
  expect(paper(name, null).textContent).toBe('');
});

test('D16.16 what an inspector prints carries the watermark too, also in a window without a session', () => {
  expect(paper('day-sheet', 'inspector').querySelector('[data-words]')).not.toBeNull();
  rendered?.unmount();
  expect(paper('day-sheet', 'manager').querySelector('[data-words]')).toBeNull();
});
