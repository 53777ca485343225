// @vitest-environment happy-dom
// A failed print told as a fault of the printer: offered where one is registered and sound, filled in, sent by one key.
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { WaitingPrint } from '#core/counter/prints/contract.ts';
import { there } from './office-shell.tsx';
import { type Rendered, render } from './render.tsx';

const queue: readonly WaitingPrint[] = [
  {
    jobId: 'job',
    page: 'receipt',
    subject: 'now',
    paper: 'receipt80',
    failure: 'PRINTER_STOPPED',
    at: '2026-11-25T06:00:00.000Z',
    byName: 'علی رضایی',
  },
];
const printer = {
  equipmentId: 'roll',
  kind: 'printer',
  title: 'چاپگر باجه',
  label: '1-3',
  writtenOff: null,
  faults: [] as unknown[],
};

let pieces: unknown[] = [];
let refused = false;
let sent: unknown[] = [];
let rendered: Rendered | undefined;
const answer = (status: number, body: unknown) => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const shell = {
  call: ({ path, body }: { path: string; body?: string }) => {
    if (path.includes('equipment.reportFault')) {
      sent.push(JSON.parse(body ?? '{}'));
      if (refused)
        return Promise.resolve(
          answer(409, {
            error: {
              message: 'no',
              code: -32009,
              data: { problem: { code: 'EQUIPMENT_WRITTEN_OFF', params: {} } },
            },
          }),
        );
    }
    const lists = { 'prints.queue': queue, 'equipment.list': pieces, 'settings.printers': [] };
    const data = Object.entries(lists).find(([name]) => path.includes(name))?.[1];
    return Promise.resolve(answer(200, { result: { data: data ?? { faultId: 'fault' } } }));
  },
};
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
  sent = [];
  refused = false;
  Reflect.deleteProperty(window, 'desk');
});

const dialogs = () => [...document.querySelectorAll<HTMLElement>('[role=dialog]')];
const buttonOf = (label: string) =>
  [...document.querySelectorAll('button')].find((button) => button.textContent?.includes(label));
async function openQueue(registered: unknown[]): Promise<void> {
  pieces = registered;
  Object.assign(window, { desk: shell });
  const { WaitingPrints } = await import('#renderer/features/counter/prints/print-queue.tsx');
  const { createDeskCache } = await import('#renderer/api/query-client.ts');
  const cache = createDeskCache();
  rendered = render(
    <QueryClientProvider client={cache}>
      <WaitingPrints />
    </QueryClientProvider>,
  );
  const queued = await there(() => buttonOf('چاپ در صف'), 'the queue');
  act(() => queued.click());
  await there(() => dialogs().length === 1 && hasRead(cache, 'equipment'), 'what is registered');
}
/** Whether everything of a duty that was asked for is read, and nothing else is on its way. */
function hasRead(cache: QueryClient, duty: string): boolean {
  const ofDuty = cache
    .getQueryCache()
    .findAll({ predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(duty) });
  return (
    cache.isFetching() === 0 && ofDuty.length > 0 && ofDuty.every(({ state }) => state.status === 'success')
  );
}
async function reportFault(): Promise<void> {
  const report = await there(() => buttonOf('اعلام خرابی چاپگر'), 'the fault');
  act(() => report.click());
  await there(() => dialogs().length === 2, 'the form of the fault');
}
function confirm(): void {
  act(() => {
    dialogs()
      .at(-1)
      ?.querySelector('input, textarea')
      ?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }),
      );
  });
}

test('D18.5 the fault of the only printer is filled in and recorded by one key', {
  tags: 'release',
}, async () => {
  await openQueue([printer]);
  await reportFault();
  confirm();
  await there(() => dialogs().length === 1, 'the queue again');
  expect(sent).toEqual([
    { equipmentId: 'roll', description: 'چاپ رسید: چاپگر خاموش یا ایستاده', stopsWork: true },
  ]);
});

test('D18.5 of several printers one has to be chosen, and a refusal stays in sight', {
  tags: 'release',
}, async () => {
  await openQueue([printer, { ...printer, equipmentId: 'other', label: '1-4' }]);
  await reportFault();
  confirm();
  await there(() => dialogs().at(-1)?.textContent?.includes('چاپگر را انتخاب کنید.'), 'what is missing');
  expect(sent).toEqual([]);
});

test('D18.5 a refused fault says why and keeps what was typed', { tags: 'release' }, async () => {
  refused = true;
  await openQueue([printer]);
  await reportFault();
  confirm();
  await there(
    () => dialogs().at(-1)?.querySelector('[tabindex="-1"]') === document.activeElement,
    'why it was refused',
  );
  expect(dialogs()).toHaveLength(2);
  const said = [...(dialogs().at(-1)?.querySelectorAll('input') ?? [])].map(({ value }) => value);
  expect(said).toContain('چاپ رسید: چاپگر خاموش یا ایستاده');
});

test.each([
  ['no printer is registered', [{ ...printer, kind: 'scanner' }]],
  ['its fault is open already', [{ ...printer, faults: [{ faultId: 'open' }] }]],
  ['it is written off', [{ ...printer, writtenOff: { at: '2026-11-25T06:00:00.000Z' } }]],
])('D18.5 nothing is offered where %s', async (_why, registered) => {
  await openQueue(registered);
  expect(dialogs()).toHaveLength(1);
  expect(buttonOf('چاپ همه')).toBeDefined();
  expect(buttonOf('اعلام خرابی چاپگر')).toBeUndefined();
});
