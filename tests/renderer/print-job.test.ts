// @vitest-environment happy-dom
// Which printer a print of the desktop shell is sent to: the one that was chosen for its paper, or the one that the system's dialog asks for.
import { expect, test } from 'vitest';

type Sent = { route: string; pageSize: string; printer?: string };
const sent: Sent[] = [];
let choices: unknown = [];
let queue: unknown = [];
const calls: { path: string; body: string | undefined }[] = [];

/** The shell, as far as a print goes through it. */
Object.assign(window, {
  desk: {
    call: ({ path, body }: { path: string; body?: string }) => {
      calls.push({ path, body });
      return Promise.resolve({
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ result: { data: path.includes('prints.queue') ? queue : choices } }),
      });
    },
    print: (request: Sent) => {
      sent.push(request);
      return Promise.resolve(
        request.printer === 'gone'
          ? { printed: false, problem: { code: 'PRINTER_MISSING', params: {} } }
          : { printed: true },
      );
    },
  },
});
const { printPage } = await import('#renderer/frame/print/print-job.ts');

test('D2.10 a print goes to the printer of its paper without asking, another paper asks, and a printer that is gone is said', async () => {
  const choice = { chosenAt: null, byName: null };
  choices = [
    { paper: 'receipt80', printer: 'roll', ...choice },
    { paper: 'A4', printer: null, ...choice },
    { paper: 'A5', printer: 'gone', ...choice },
  ];
  expect(await printPage({ name: 'receipt', id: '1' })).toEqual({ printed: true, problem: null });
  expect(await printPage({ name: 'receipt', id: '1', paper: 'A4' })).toEqual({
    printed: true,
    problem: null,
  });
  expect(await printPage({ name: 'receipt', id: '1', paper: 'A5' })).toEqual({
    printed: false,
    problem: { code: 'PRINTER_MISSING', params: {} },
  });
  expect(sent).toEqual([
    { route: '/print/receipt/1', pageSize: 'receipt80', printer: 'roll' },
    { route: '/print/receipt/1/A4', pageSize: 'A4' },
    { route: '/print/receipt/1/A5', pageSize: 'A5', printer: 'gone' },
  ]);
});

test('D2.11 a print that failed is kept, one that came out leaves the queue, and a recovery code never gets there', async () => {
  choices = [{ paper: 'A4', printer: 'gone', chosenAt: null, byName: null }];
  const sentTo = (procedure: string) => calls.filter(({ path }) => path.includes(procedure));
  calls.length = 0;
  await printPage({ name: 'day-sheet', id: '2026-11-25' });
  expect(sentTo('prints.keep')).toHaveLength(1);
  expect(JSON.parse(sentTo('prints.keep')[0]?.body ?? '')).toEqual({
    page: 'day-sheet',
    subject: '2026-11-25',
    paper: 'A4',
    failure: 'PRINTER_MISSING',
  });
  await printPage({ name: 'recovery-code', id: 'SECRET', paper: 'A4' });
  expect(sentTo('prints.keep')).toHaveLength(1);
  choices = [];
  queue = [{ jobId: 'one', page: 'day-sheet', subject: '2026-11-25', paper: 'A4' }];
  await printPage({ name: 'day-sheet', id: '2026-11-24' });
  expect(sentTo('prints.printed')).toEqual([]);
  await printPage({ name: 'day-sheet', id: '2026-11-25' });
  expect(sentTo('prints.printed').map(({ body }) => body)).toEqual([JSON.stringify({ jobId: 'one' })]);
});
