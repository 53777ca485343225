// @vitest-environment happy-dom
// What waits is tried again by itself: every minute, the longest first, until something fails again; only at a printer that
// was chosen, and only in the shell, which tells what became of it.
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WaitingPrint } from '#core/counter/prints/contract.ts';
import { addressOf } from '#renderer/frame/print/failed-prints.ts';
import { render } from './render.tsx';

type Printing = { route: string; printer?: string };
const printed: string[] = [];
const ended: string[] = [];
let works = false;
/** Pages that are refused, by the beginning of their route. */
let refusedPage: string | null = null;
let refusal = 'NOT_FOUND';
let queue: WaitingPrint[] = [];
let choices: { paper: string; printer: string | null; chosenAt: null; byName: null }[] = [];
let render80: () => void = () => undefined;

const waiting = (jobId: string, page: WaitingPrint['page'], paper: WaitingPrint['paper']): WaitingPrint => ({
  jobId,
  page,
  subject: 'now',
  paper,
  failure: 'PRINTER_OUT_OF_PAPER',
  at: '2026-11-25T06:00:00.000Z',
  byName: 'علی رضایی',
});

const paramsOf: Record<string, object> = {
  NOT_FOUND: { what: 'complaint' },
  INPUT_INVALID: { fields: ['visitId'] },
  TARIFF_MISSING: { day: '2026-11-25' },
  UNEXPECTED: { reference: 'print-not-ready' },
};

/** The shell: a printer that fails until somebody puts paper in, and the queue of the application behind it. */
const shell = {
  call: ({ path, body }: { path: string; body?: string }) => {
    if (path.includes('prints.printed')) {
      const { jobId } = JSON.parse(body ?? '{}');
      ended.push(jobId);
      queue = queue.filter((job) => job.jobId !== jobId);
    }
    const data = path.includes('prints.queue') ? queue : path.includes('settings.printers') ? choices : null;
    return Promise.resolve({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ result: { data: data ?? { done: true, jobId: 'kept' } } }),
    });
  },
  print: ({ route, printer }: Printing) => {
    printed.push(`${route} on ${printer ?? 'whichever is asked for'}`);
    if (refusedPage !== null && route.startsWith(refusedPage))
      return Promise.resolve({
        printed: false,
        problem: { code: refusal, params: paramsOf[refusal] ?? {} },
      });
    return Promise.resolve(
      works ? { printed: true } : { printed: false, problem: { code: 'PRINTER_OUT_OF_PAPER', params: {} } },
    );
  },
};

const minute = async () => {
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  render80();
};

function Strip({ useRetry }: { useRetry: (waiting: readonly WaitingPrint[]) => void }) {
  useRetry(queue);
  return null;
}

async function open(inShell = true) {
  if (inShell) Object.assign(window, { desk: shell });
  else Reflect.deleteProperty(window, 'desk');
  vi.resetModules();
  const { useSession } = await import('#renderer/api/session.ts');
  const { printPage } = await import('#renderer/frame/print/print-job.ts');
  const { useRetryAlone } = await import('#renderer/features/counter/prints/retry-alone.ts');
  const { createDeskCache } = await import('#renderer/api/query-client.ts');
  const cache = createDeskCache();
  const tree = () => (
    <QueryClientProvider client={cache}>
      <Strip useRetry={useRetryAlone} />
    </QueryClientProvider>
  );
  const shown = render(tree());
  render80 = () => shown.rerender(tree());
  await act(() => vi.advanceTimersByTimeAsync(10));
  const again = async () => {
    shown.rerender(<QueryClientProvider client={cache}>{null}</QueryClientProvider>);
    render80();
    await act(() => vi.advanceTimersByTimeAsync(10));
  };
  return {
    shown,
    /** Somebody presses «print again» in the queue. */
    byHand: () => act(() => Promise.all(queue.map((job) => printPage(addressOf(job))))),
    signIn: (id: string) =>
      act(() =>
        useSession.getState().begin({ token: id, person: { id, name: id, role: 'clerk', state: 'active' } }),
      ),
    /** The strip leaves the screen with a lock, and comes back. */
    lockAndUnlock: again,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  printed.length = 0;
  ended.length = 0;
  works = false;
  refusedPage = null;
  refusal = 'NOT_FOUND';
  choices = [{ paper: 'receipt80', printer: 'roll', chosenAt: null, byName: null }];
  queue = [waiting('first', 'receipt', 'receipt80'), waiting('second', 'queue-ticket', 'receipt80')];
});
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(window, 'desk');
});

test('D2.11 a printer that fails is tried again each minute with the longest first, and all come out once it works', async () => {
  const { shown } = await open();
  expect(printed).toEqual([]);
  await minute();
  await minute();
  expect(printed).toEqual(['/print/receipt/now on roll', '/print/receipt/now on roll']);
  expect(ended).toEqual([]);
  works = true;
  await minute();
  expect(printed.slice(2)).toEqual(['/print/receipt/now on roll', '/print/queue-ticket/now on roll']);
  expect(ended).toEqual(['first', 'second']);
  await minute();
  expect(printed).toHaveLength(4);
  shown.unmount();
});

test('D2.11 a page that is refused keeps its place and holds nothing up that waits behind it', async () => {
  works = true;
  refusedPage = '/print/receipt/';
  const { shown } = await open();
  await minute();
  expect(printed).toEqual(['/print/receipt/now on roll', '/print/queue-ticket/now on roll']);
  expect(ended).toEqual(['second']);
  expect(queue.map(({ jobId }) => jobId)).toEqual(['first']);
  shown.unmount();
});

const ofReceipt = '/print/receipt/now on roll';

test.each(['NOT_FOUND', 'NOT_ALLOWED', 'INPUT_INVALID', 'TARIFF_MISSING'])(
  'D2.11 a page that was refused by %s is tried again by hand alone',
  async (code) => {
    queue = queue.slice(0, 1);
    refusedPage = '/print/receipt/';
    refusal = code;
    const { byHand, shown } = await open();
    await minute();
    expect(printed).toEqual([ofReceipt]);
    await minute();
    await minute();
    expect(printed).toEqual([ofReceipt]);
    await byHand();
    await minute();
    expect(printed).toEqual([ofReceipt, ofReceipt]);
    expect(ended).toEqual([]);
    // The page comes by now and the printer fails: from then on it is tried again by itself as well.
    refusedPage = null;
    await byHand();
    works = true;
    await minute();
    expect(printed).toHaveLength(4);
    expect(ended).toEqual(['first']);
    shown.unmount();
  },
);

test('D2.11 a page that was refused to one person is tried again in the name of another, once, and over a lock for neither', async () => {
  queue = queue.slice(0, 1);
  refusedPage = '/print/receipt/';
  const { signIn, shown, lockAndUnlock } = await open();
  for (const [person, tries] of [
    ['ali', 1],
    ['sara', 2],
    ['ali', 2],
    ['sara', 2],
  ] as const) {
    signIn(person);
    await minute();
    await lockAndUnlock();
    await minute();
    expect(printed).toHaveLength(tries);
  }
  shown.unmount();
});

test('D2.11 what only a moment keeps from being drawn is tried again by itself', async () => {
  queue = queue.slice(0, 1);
  refusedPage = '/print/receipt/';
  const { shown } = await open();
  for (const [index, code] of ['UNEXPECTED', 'SESSION_LOCKED', 'APPLICATION_BUSY'].entries()) {
    refusal = code;
    await minute();
    expect(printed).toHaveLength(index + 1);
  }
  shown.unmount();
});

test('D2.11 what would open a dialog is never printed unasked, and a browser prints nothing by itself', async () => {
  works = true;
  choices = [{ paper: 'receipt80', printer: null, chosenAt: null, byName: null }];
  const { shown } = await open();
  await minute();
  expect(printed).toEqual([]);
  shown.unmount();
  choices = [{ paper: 'receipt80', printer: 'roll', chosenAt: null, byName: null }];
  const { shown: inBrowser } = await open(false);
  await minute();
  expect(printed).toEqual([]);
  inBrowser.unmount();
});
