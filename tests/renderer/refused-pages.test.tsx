// @vitest-environment happy-dom
// Every page that can be printed says that it was refused and never that it is ready, whatever refuses it; and both shells print no
// page that says so (D2.11).
import { QueryClientProvider } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { type PrintName, pageSizes } from '#renderer/frame/print/print-address.ts';
import { openDay, openOffice, type TestOffice } from '#tests/support/office.ts';
import { showOver, there } from './office-shell.tsx';
import { type Rendered, render } from './render.tsx';

/** What these say is known to anybody at this PC, or was handed to them. */
const readsNothing: ReadonlySet<PrintName> = new Set([
  'pos-only',
  'legal-advice',
  'test-page',
  'recovery-code',
  'one-time-codes',
]);
const reading = (Object.keys(pageSizes) as PrintName[]).filter((name) => !readsNothing.has(name));
const unknownId = '01a21e6f-74f1-7ce9-97ec-f4f9b6ae5b9a';

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
});

/** Draws a page as an unseen window does and tells every mark that it bore until it was settled. */
async function replicationStatusOf(
  name: PrintName,
  id: string,
): Promise<{ marks: string[]; problem: Problem | null }> {
  const { PrintWindow } = await import('#renderer/app/print/print-window.tsx');
  const { createDeskCache } = await import('#renderer/api/query-client.ts');
  const cache = createDeskCache();
  const { dataset } = document.documentElement;
  const marks: string[] = [];
  rendered = render(
    <QueryClientProvider client={cache}>
      <PrintWindow path={`/print/${name}/${id}`} />
    </QueryClientProvider>,
  );
  await there(() => {
    if (dataset.print !== undefined && marks.at(-1) !== dataset.print) marks.push(dataset.print);
    return marks.length > 0 && cache.isFetching() === 0;
  }, 'the mark of the page');
  const problem: Problem | null = JSON.parse(dataset.printProblem ?? 'null');
  rendered.unmount();
  expect(dataset.print).toBeUndefined();
  expect(dataset.printProblem).toBeUndefined();
  return { marks, problem };
}

async function atScreenOf(office: TestOffice): Promise<{ lock: () => Promise<unknown> }> {
  await showOver(office, office.manager, async () => null);
  const { desk } = await import('#renderer/api/client.ts');
  return { lock: () => desk.staff.lock.mutate({ drafts: null }) };
}

test('D2.11 every page that reads something is refused at a locked screen, and none is ever ready', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const { lock } = await atScreenOf(office);
  await lock();
  for (const name of reading)
    expect(await replicationStatusOf(name, unknownId), name).toEqual({
      marks: ['failed'],
      problem: { code: 'SESSION_LOCKED', params: {} },
    });
  for (const name of readsNothing)
    expect(await replicationStatusOf(name, unknownId), name).toEqual({ marks: ['ready'], problem: null });
});

test('D2.11 what is not there is refused by its page, and a board without a tariff is none', {
  tags: 'release',
}, async () => {
  const office = await openOffice({ tariff: null });
  await openDay(office);
  await atScreenOf(office);
  for (const name of [
    ...(['receipt', 'complaint-slip', 'refusal-note', 'queue-ticket', 'departure-letter'] as const),
    ...(['transfer-letters', 'equipment-check', 'violation-report', 'violation-slip'] as const),
  ]) {
    const { marks, problem } = await replicationStatusOf(name, unknownId);
    expect({ name, marks, code: problem?.code }).toEqual({ name, marks: ['failed'], code: 'NOT_FOUND' });
  }
  expect((await replicationStatusOf('rate-board', 'current')).problem?.code).toBe('TARIFF_MISSING');
  expect((await replicationStatusOf('training-record', 'all')).marks).toEqual(['ready']);
});

test('D2.11 a browser opens no print dialog for a page that was refused, and tells why', async () => {
  const office = await openOffice();
  await atScreenOf(office);
  Object.defineProperty(document, 'fonts', { configurable: true, value: { ready: Promise.resolve() } });
  const print = vi.fn();
  vi.stubGlobal('print', print);
  const { dataset } = document.documentElement;
  const { printIsReady } = await import('#renderer/frame/print/print-ready.ts');
  const refusal: Problem = { code: 'SESSION_LOCKED', params: {} };
  Object.assign(dataset, { print: 'failed', printProblem: JSON.stringify(refusal) });
  expect(await printIsReady()).toEqual(refusal);
  // The call of the application goes on over the bridge; only the printing is a browser's.
  const { printPage } = await import('#renderer/frame/print/print-job.ts');
  const shell = window.desk;
  Reflect.deleteProperty(window, 'desk');
  const address = { name: 'rate-board', id: 'current' } as const;
  expect(await printPage(address)).toEqual({ printed: false, problem: refusal });
  Reflect.deleteProperty(dataset, 'printProblem');
  expect((await printPage(address)).problem?.code).toBe('UNEXPECTED');
  expect(print).not.toHaveBeenCalled();
  expect(await office.as(office.clerk).prints.queue()).toMatchObject([{ page: 'rate-board' }]);
  dataset.print = 'ready';
  expect(await printPage(address)).toEqual({ printed: true, problem: null });
  expect(print).toHaveBeenCalledOnce();
  expect(await office.as(office.clerk).prints.queue()).toEqual([]);
  // A page that is refused while its fonts come is not printed either.
  const fonts = { ready: Promise.resolve().then(() => Object.assign(dataset, { print: 'failed' })) };
  Object.defineProperty(document, 'fonts', { configurable: true, value: fonts });
  dataset.print = 'ready';
  expect((await printPage(address)).printed).toBe(false);
  expect(print).toHaveBeenCalledOnce();
  delete dataset.print;
  Object.assign(window, { desk: shell });
  vi.unstubAllGlobals();
});
