// @vitest-environment happy-dom
// What stands beside the work is read anew after what a person waits for: never before it, never left out, once for many
// changes, and soon when nothing is at work.
import { QueryObserver } from '@tanstack/react-query';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createDeskCache, refreshTopics } from '#renderer/api/query-client.ts';
import { noteTopics } from '#renderer/api/topics.ts';

const readsVisits = (path: string) =>
  noteTopics(`/api/${path}`, new Response(null, { headers: { 'x-topics': 'visits' } }));

/** Two queries that read visits, shown on screen: the work and a list beside it. What was read, in its order. */
async function atWork() {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const cache = createDeskCache();
  const read: string[] = [];
  let answer: () => void = () => undefined;
  const show = async (name: 'get' | 'dayList', meta: Record<string, unknown>) => {
    readsVisits(`visits.${name}`);
    const off = new QueryObserver(cache, {
      queryKey: [['visits', name]],
      meta,
      queryFn: async () => {
        read.push(name);
        // The work answers when it is told to; the first reading of each does at once.
        if (name === 'get' && read.length > 2)
          await new Promise<void>((resolve) => {
            answer = resolve;
          });
        return read.length;
      },
    }).subscribe(() => undefined);
    onTestFinished(off);
    await vi.advanceTimersByTimeAsync(1);
  };
  await show('get', {});
  await show('dayList', { isBeside: true });
  expect(read).toEqual(['get', 'dayList']);
  return { cache, read, answer: () => answer() };
}

it('a list beside the work waits until the work has its answer, and is then read once', async () => {
  const { cache, read, answer } = await atWork();
  refreshTopics(cache, ['visits']);
  refreshTopics(cache, ['visits']);
  await vi.advanceTimersByTimeAsync(90);
  expect(read.filter((name) => name === 'dayList')).toHaveLength(1);
  answer();
  await vi.advanceTimersByTimeAsync(60);
  expect(read.filter((name) => name === 'dayList')).toHaveLength(2);
});

it('a list beside the work waits for a command under way, but not for ever', async () => {
  const { cache, read } = await atWork();
  const command = cache.getMutationCache().build(cache, { mutationFn: () => new Promise(() => undefined) });
  void command.execute(undefined);
  refreshTopics(cache, ['visits']);
  await vi.advanceTimersByTimeAsync(200);
  expect(read.filter((name) => name === 'dayList')).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(read.filter((name) => name === 'dayList')).toHaveLength(2);
});

it('at rest a list follows within a blink, and a change of another duty does not read it', async () => {
  const { cache, read, answer } = await atWork();
  refreshTopics(cache, ['complaints']);
  await vi.advanceTimersByTimeAsync(400);
  expect(read).toEqual(['get', 'dayList']);
  refreshTopics(cache, ['visits']);
  answer();
  await vi.advanceTimersByTimeAsync(60);
  expect(read.filter((name) => name === 'dayList')).toHaveLength(2);
});

it('an answer of a list that was under way at a change is of before it: the list is read again', async () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const cache = createDeskCache();
  readsVisits('visits.dayList');
  let state = 'paid';
  const observer = new QueryObserver(cache, {
    queryKey: [['visits', 'dayList']],
    meta: { isBeside: true },
    queryFn: async () => {
      const asked = state;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return asked;
    },
  });
  onTestFinished(observer.subscribe(() => undefined));
  await vi.advanceTimersByTimeAsync(10);
  state = 'completed';
  refreshTopics(cache, ['visits']);
  await vi.advanceTimersByTimeAsync(15);
  expect(observer.getCurrentResult().data).toBe('paid');
  await vi.advanceTimersByTimeAsync(100);
  expect(observer.getCurrentResult().data).toBe('completed');
});
