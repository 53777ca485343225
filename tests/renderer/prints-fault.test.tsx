// @vitest-environment happy-dom
// A failed print told as a fault of the printer: offered where one is registered and sound, filled in, sent by one key.
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { WaitingPrint } from '#core/prints/contract.ts';
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

const settle = () => act(() => new Promise((done) => setTimeout(done, 20)));
const dialogs = () => [...document.querySelectorAll<HTMLElement>('[role=dialog]')];
const buttonOf = (label: string) =>
  [...document.querySelectorAll('button')].find((button) => button.textContent?.includes(label));
async function openQueue(registered: unknown[]): Promise<void> {
  pieces = registered;
  Object.assign(window, { desk: shell });
  const { WaitingPrints } = await import('#renderer/features/prints/print-queue.tsx');
  const { createDeskCache } = await import('#renderer/api/query-client.ts');
  rendered = render(
    <QueryClientProvider client={createDeskCache()}>
      <WaitingPrints />
    </QueryClientProvider>,
  );
  await settle();
  act(() => buttonOf('چاپ در صف')?.click());
  await settle();
}
async function confirm(): Promise<void> {
  act(() => {
    dialogs()
      .at(-1)
      ?.querySelector('input, textarea')
      ?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }),
      );
  });
  await settle();
}

test('D18.5 the fault of the only printer is filled in and recorded by one key', async () => {
  await openQueue([printer]);
  act(() => buttonOf('اعلام خرابی چاپگر')?.click());
  await settle();
  expect(dialogs()).toHaveLength(2);
  await confirm();
  expect(sent).toEqual([
    { equipmentId: 'roll', description: 'چاپ رسید: چاپگر خاموش یا ایستاده', stopsWork: true },
  ]);
  expect(dialogs()).toHaveLength(1);
});

test('D18.5 of several printers one has to be chosen, and a refusal stays in sight', async () => {
  await openQueue([printer, { ...printer, equipmentId: 'other', label: '1-4' }]);
  act(() => buttonOf('اعلام خرابی چاپگر')?.click());
  await settle();
  await confirm();
  expect(sent).toEqual([]);
  expect(dialogs().at(-1)?.textContent).toContain('چاپگر را انتخاب کنید.');
});

test('D18.5 a refused fault says why and keeps what was typed', async () => {
  refused = true;
  await openQueue([printer]);
  act(() => buttonOf('اعلام خرابی چاپگر')?.click());
  await settle();
  await confirm();
  expect(dialogs()).toHaveLength(2);
  expect(dialogs().at(-1)?.querySelector('[tabindex="-1"]')).toBe(document.activeElement);
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
