// @vitest-environment happy-dom
// The screens' cache against the real application: every topic of it reaches the queries that read it, and no others.
import { resolve } from 'node:path';
import { QueryObserver } from '@tanstack/react-query';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startApplication } from '#core/app/api/application.ts';
import { topics } from '#core/app/registry/assemble.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { createDeskCache, refreshTopics } from '#renderer/api/query-client.ts';
import { useSession } from '#renderer/api/session.ts';
import { noteTopics } from '#renderer/api/topics.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

async function openDemo() {
  const application = await startApplication({
    dir: temporaryFolder(),
    dataKey: new Uint8Array(32).fill(7),
    appVersion: '0.0.0-test',
    log: () => undefined,
    migrationsFolder: resolve('db/migrations'),
  });
  vi.stubGlobal('fetch', (address: string, request?: RequestInit) =>
    application.handle(new Request(`http://core${address}`, request)),
  );
  onTestFinished(async () => {
    vi.unstubAllGlobals();
    useSession.getState().end();
    await application.close();
  });
  const { signIns } = await desk.office.setUpDemo.mutate();
  const manager = signIns.find(({ role }) => role === 'manager');
  if (manager === undefined) throw new Error('the demo office has a manager');
  useSession
    .getState()
    .begin(await desk.staff.signIn.mutate({ personId: manager.personId, password: manager.password }));
  return application;
}

it('what the application publishes refetches the queries that read it, and no others', {
  tags: 'release',
}, async () => {
  const application = await openDemo();
  const cache = createDeskCache();
  application.subscribe((changed) => refreshTopics(cache, changed));
  const card = deskQueries.premises.morningCard.queryOptions();
  const checklist = deskQueries.identity.checklist.queryOptions({ clientType: 'iranian_adult' });
  await cache.fetchQuery(card);
  await cache.fetchQuery(checklist);
  const isOld = (options: { queryKey: readonly unknown[] }) =>
    cache.getQueryState(options.queryKey)?.isInvalidated;
  expect(isOld(card)).toBe(false);

  await desk.premises.recordCheck.mutate({ item: 'sign_127', result: 'passed', note: '' });
  expect(isOld(card)).toBe(true);
  expect(isOld(checklist)).toBe(false);
});

it('every topic that the application has is heard here, identity among them', () => {
  expect(topics).toContain('identity');
  for (const topic of topics) {
    const cache = createDeskCache();
    const answer = new Response(null, { headers: { 'x-topics': `palette,${topic}` } });
    noteTopics(`/api/${topic}.asked?input=1`, answer);
    cache.setQueryData([[topic, 'asked']], 'an answer');
    const isOld = () => cache.getQueryState([[topic, 'asked']])?.isInvalidated;
    refreshTopics(
      cache,
      topics.filter((other) => other !== topic && other !== 'palette'),
    );
    expect(isOld(), topic).toBe(false);
    refreshTopics(cache, [topic]);
    expect(isOld(), topic).toBe(true);
  }
});

it('a calm read is read once in its time at what comes with every commit, and at once at what is its own', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const cache = createDeskCache();
  noteTopics(
    '/api/calm.work?input=1',
    new Response(null, { headers: { 'x-topics': 'supervision,journal' } }),
  );
  let read = 0;
  const following = new QueryObserver(cache, {
    queryKey: [['calm', 'work']],
    queryFn: () => {
      read += 1;
      return read;
    },
    meta: { calmTopics: ['journal'], calmMs: 5_000 },
  });
  onTestFinished(following.subscribe(() => undefined));
  await vi.advanceTimersByTimeAsync(0);
  expect(read).toBe(1);
  // A commit at every half second for nine seconds: read after five of them, and once more.
  for (let commit = 0; commit < 18; commit += 1) {
    refreshTopics(cache, ['payments', 'journal', 'sync']);
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(read).toBe(2);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(read).toBe(3);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(read).toBe(3);
  refreshTopics(cache, ['supervision', 'journal', 'sync']);
  await vi.advanceTimersByTimeAsync(0);
  expect(read).toBe(4);
  refreshTopics(cache, ['payments', 'sync']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(read).toBe(4);
});
