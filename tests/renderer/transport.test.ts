// @vitest-environment happy-dom
// The seam of the screens: calls and events over the shell's bridge, and failures as problems.
import { expect, test } from 'vitest';
import { problemOf } from '#renderer/api/problem.ts';
import { bridgeTransport, type CoreReport, lostReport } from '#renderer/api/transport.ts';
import { bridge } from './bridge.ts';

test('a call keeps its method, headers and body, and its answer keeps its status', async () => {
  const calls: unknown[] = [];
  const transport = bridgeTransport(
    bridge({
      call: async (request) => {
        calls.push(request);
        return { status: 409, headers: { 'content-type': 'application/json' }, body: '{"error":1}' };
      },
    }),
  );
  const answer = await transport.fetch('/api/visits.open', {
    method: 'POST',
    headers: { 'x-session': 'token' },
    body: '{"a":1}',
  });
  expect(calls).toEqual([
    { path: '/api/visits.open', method: 'POST', headers: { 'x-session': 'token' }, body: '{"a":1}' },
  ]);
  expect(answer.status).toBe(409);
  expect(await answer.json()).toEqual({ error: 1 });
});

test('a state that is not known counts as down', () => {
  const reports: CoreReport[] = [];
  const transport = bridgeTransport(
    bridge({
      onState: (listener) => {
        listener({ state: 'restarting', problem: { code: 'CORE_RESTARTED', params: {} } });
        Reflect.apply(listener, undefined, ['nonsense']);
        return () => undefined;
      },
    }),
  );
  transport.onState((report) => reports.push(report));
  expect(reports).toEqual([
    { state: 'restarting', problem: { code: 'CORE_RESTARTED', params: {} } },
    { state: 'down', problem: null },
  ]);
});

test('a refusal is its problem', () => {
  const problem = { code: 'WRONG_PASSWORD', params: { attemptsLeft: 2 } };
  expect(problemOf({ data: { problem } })).toEqual(problem);
});

test.each([
  ['an error without a problem', new TypeError('Failed to fetch'), 'TypeError'],
  ['a problem that is in no catalogue', { data: { problem: { code: 'NOPE', params: {} } } }, 'unknown'],
  ['nothing at all', undefined, 'unknown'],
])('%s is unexpected, with a reference', (_what, error, reference) => {
  expect(problemOf(error)).toEqual({ code: 'UNEXPECTED', params: { reference } });
});

test('a host that does not answer is waited for, and after a while taken for stopped', () => {
  expect([1, 2, 3, 4, 5, 6].map((losses) => lostReport(false, losses).state)).toEqual([
    'restarting',
    'restarting',
    'restarting',
    'restarting',
    'down',
    'down',
  ]);
  expect(lostReport(true, 1).state).toBe('down');
});
