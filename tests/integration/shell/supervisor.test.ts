// The supervisor over real processes: crashes, restarts, problems at start, an orderly end.
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { forkedCore } from '#electron/core-process/core-link.ts';
import { pendingSupervisor } from '#electron/core-process/pending-supervisor.ts';
import type { CoreState, DeskAnswer, DeskCall } from '#electron/core-process/protocol.ts';
import { type Supervisor, supervise } from '#electron/core-process/supervisor.ts';
import { unavailableSupervisor } from '#electron/core-process/unavailable-supervisor.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const entry = path.resolve('tests/fixtures/echo/echo-core-process.ts');

function startSupervised(dir = temporaryFolder(), now?: () => number, retryMs?: number) {
  const log: string[] = [];
  const supervisor = supervise({
    spawn: forkedCore({ entry, log: (line) => log.push(line) }),
    start: () => ({
      kind: 'start',
      dir,
      key: '0'.repeat(64),
      appVersion: '0.0.0',
      demoOnly: true,
      presence: 'page',
    }),
    restartDelaysMs: [0, 0, 0, 0, 0],
    ...(now && { now }),
    ...(retryMs !== undefined && { retryMs }),
    log: (line) => log.push(line),
  });
  const states: CoreState['state'][] = [];
  supervisor.onState(({ state }) => states.push(state));
  onTestFinished(() => supervisor.stop());
  return { supervisor, states, log };
}

const call = (path: string): DeskCall => ({ path, method: 'GET', headers: {}, body: null });
const seen = (answer: DeskAnswer) => JSON.parse(answer.body);
const ready = (supervisor: Supervisor) =>
  vi.waitFor(() => expect(supervisor.state().state).toBe('ready'), 50_000);

describe('the core process', () => {
  test('answers calls that were made before it was ready', async () => {
    const { supervisor } = startSupervised();
    expect(supervisor.state().state).toBe('starting');
    expect(seen(await supervisor.call(call('/api/echo'))).pathname).toBe('/api/echo');
  });

  test('tells what changed', async () => {
    const { supervisor } = startSupervised();
    const topics: string[][] = [];
    supervisor.onChanged((changed) => topics.push(changed));
    await supervisor.call(call('/api/change'));
    expect(topics).toEqual([['visits', 'journal']]);
  });

  test('is restarted after a crash; what was on its way is told so, what comes after is served', async () => {
    const { supervisor, states } = startSupervised();
    await ready(supervisor);
    const before = supervisor.pid();
    const waiting = supervisor.call(call('/api/wait'));
    const crashing = supervisor.call(call('/api/crash'));
    for (const answer of [await waiting, await crashing]) {
      expect(answer.status).toBe(503);
      expect(seen(answer).problem).toEqual({ code: 'CORE_RESTARTED', params: {} });
      expect(seen(answer).error.data.problem).toEqual({ code: 'CORE_RESTARTED', params: {} });
    }
    const after = seen(await supervisor.call(call('/api/echo')));
    expect(after.pid).not.toBe(before);
    expect(states).toEqual(['ready', 'restarting', 'ready']);
  });

  test('J21 that let a promise fail uncaught says so, closes its store and is started again', async () => {
    const { supervisor, states, log } = startSupervised();
    await ready(supervisor);
    const answer = await supervisor.call(call('/api/forget'));
    expect(seen(answer).problem).toEqual({ code: 'CORE_RESTARTED', params: {} });
    expect(seen(await supervisor.call(call('/api/echo'))).pathname).toBe('/api/echo');
    expect(states).toEqual(['ready', 'restarting', 'ready']);
    const fatal = log.find((line) => line.includes('"level":"fatal"')) ?? '{}';
    expect(JSON.parse(fatal)).toMatchObject({
      kind: 'unhandledRejection',
      error: expect.stringContaining('nobody caught this'),
    });
    expect(log.join('\n')).toContain('echo application closed');
    expect(log).toContain('core process ended (code 70)');
  });

  test('that cannot open its store stays down with the reason, without restarting', async () => {
    const { supervisor, states } = startSupervised(path.join(temporaryFolder(), 'refused'));
    const answer = await supervisor.call(call('/api/echo'));
    expect(seen(answer).problem).toEqual({ code: 'STORE_IN_USE', params: {} });
    expect(seen(await supervisor.call(call('/api/echo'))).problem.code).toBe('STORE_IN_USE');
    expect(states).toEqual(['down']);
  });

  test('N46 that could not open its store is tried again by itself, and is there when the cause is gone', async () => {
    const causes = { now: path.join(temporaryFolder(), 'refused') };
    const log: string[] = [];
    const supervisor = supervise({
      spawn: forkedCore({ entry, log: (line) => log.push(line) }),
      start: () => ({
        kind: 'start',
        dir: causes.now,
        key: '0'.repeat(64),
        appVersion: '0',
        demoOnly: true,
        presence: 'page',
      }),
      retryMs: 50,
      log: (line) => log.push(line),
    });
    const states: CoreState['state'][] = [];
    supervisor.onState(({ state }) => states.push(state));
    onTestFinished(() => supervisor.stop());
    expect(seen(await supervisor.call(call('/api/echo'))).problem.code).toBe('STORE_IN_USE');
    causes.now = temporaryFolder();
    await ready(supervisor);
    expect(seen(await supervisor.call(call('/api/echo'))).pathname).toBe('/api/echo');
    // A try that fails again is shown as nothing new.
    expect(states).toEqual(['down', 'ready']);
  });

  test('N46 that kept crashing is started again after a while', { tags: 'release' }, async () => {
    const { supervisor } = startSupervised(temporaryFolder(), undefined, 100);
    await ready(supervisor);
    for (let crash = 0; crash < 6; crash += 1) await supervisor.call(call('/api/crash'));
    await vi.waitFor(() => expect(supervisor.state().state).toBe('down'), 50_000);
    await ready(supervisor);
  });

  test('that keeps crashing is given up on, and every call says so', { tags: 'release' }, async () => {
    const { supervisor, states } = startSupervised();
    await ready(supervisor);
    for (let crash = 0; crash < 6; crash += 1) await supervisor.call(call('/api/crash'));
    await vi.waitFor(() => expect(supervisor.state().state).toBe('down'), 50_000);
    expect(seen(await supervisor.call(call('/api/echo'))).problem.code).toBe('CORE_KEEPS_STOPPING');
    expect(states.filter((state) => state === 'restarting')).toHaveLength(5);
  });

  test('that keeps crashing is given up on however long each start takes', { tags: 'release' }, async () => {
    let passed = 0;
    const { supervisor, states } = startSupervised(temporaryFolder(), () => passed);
    supervisor.onState(({ state }) => {
      if (state === 'restarting') passed += 90_000;
    });
    await ready(supervisor);
    for (let crash = 0; crash < 6; crash += 1) await supervisor.call(call('/api/crash'));
    await vi.waitFor(() => expect(supervisor.state().state).toBe('down'), 50_000);
    expect(states.filter((state) => state === 'restarting')).toHaveLength(5);
  });

  test('that keeps crashing is given up on whatever the time of day does', { tags: 'release' }, async () => {
    const { supervisor } = startSupervised();
    const timeOfDay = vi.spyOn(Date, 'now');
    onTestFinished(() => timeOfDay.mockRestore());
    for (let crash = 0; crash < 6; crash += 1) {
      await ready(supervisor);
      timeOfDay.mockReturnValue(Date.UTC(2026, 10, 25 + crash));
      await supervisor.call(call('/api/crash'));
    }
    expect(supervisor.state().state).toBe('down');
  });

  test('that was up for a minute between two crashes is restarted every time', {
    tags: 'release',
  }, async () => {
    let passed = 0;
    const { supervisor } = startSupervised(temporaryFolder(), () => passed);
    supervisor.onState(({ state }) => {
      if (state === 'ready') passed += 60_000;
    });
    for (let crash = 0; crash < 8; crash += 1) {
      await ready(supervisor);
      await supervisor.call(call('/api/crash'));
    }
    await ready(supervisor);
  });

  test('closes its store when the shell stops', async () => {
    const { supervisor, log } = startSupervised();
    await ready(supervisor);
    const pid = supervisor.pid() ?? 0;
    await supervisor.stop();
    expect(log.join('\n')).toContain('echo application closed');
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});

describe('a supervisor that is still to come', () => {
  test('is starting, keeps calls and listeners for the one that comes, and is that one from then on', async () => {
    const coming = Promise.withResolvers<Supervisor>();
    const supervisor = pendingSupervisor(coming.promise);
    const states: CoreState['state'][] = [];
    const topics: string[][] = [];
    supervisor.onState(({ state }) => states.push(state));
    supervisor.onState(() => states.push('down'))();
    supervisor.onChanged((changed) => topics.push(changed));
    const early = supervisor.call(call('/api/change'));
    expect(supervisor.state()).toEqual({ state: 'starting', problem: null });
    expect(supervisor.pid()).toBeUndefined();
    const { supervisor: real } = startSupervised();
    coming.resolve(real);
    expect((await early).status).toBe(200);
    expect(topics).toEqual([['visits', 'journal']]);
    expect(states).toEqual(['starting', 'ready']);
    const pid = real.pid();
    if (pid === undefined) throw new Error('no process');
    expect(supervisor.pid()).toBe(pid);
    await supervisor.stop();
    expect(() => process.kill(pid, 0)).toThrow();
  });

  test('says what keeps the office shut as soon as that is known', async () => {
    const shut = unavailableSupervisor({ code: 'KEY_NOT_OPENED', params: {} });
    const supervisor = pendingSupervisor(Promise.resolve(shut));
    const told: CoreState[] = [];
    supervisor.onState((state) => told.push(state));
    expect(seen(await supervisor.call(call('/api/echo'))).problem.code).toBe('KEY_NOT_OPENED');
    expect(told).toEqual([shut.state()]);
    expect(supervisor.state()).toEqual(shut.state());
  });

  test('whose start failed refuses calls, and whoever started it is told', async () => {
    const supervisor = pendingSupervisor(Promise.reject(new Error('no folder')));
    await expect(supervisor.call(call('/api/echo'))).rejects.toThrow('no folder');
    expect(supervisor.state().state).toBe('starting');
  });
});
