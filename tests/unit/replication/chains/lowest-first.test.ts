// In what order chains are sent between PCs.
import { expect, test } from 'vitest';
import { lowestFirst } from '#core/replication/chains/lowest-first.ts';

/** The clocks of each chain's entries, from number 1 on. */
const clocks: Readonly<Record<string, readonly number[]>> = {
  a: [1, 2, 9, 10],
  b: [3, 7, 8],
  c: [4, 5, 6],
  /** Goes on from `b` by its hash alone, so its clock begins anew. */
  d: [1, 2],
};
const journal = {
  lcOf: ({ epoch }: { readonly epoch: string }, seq: number): number => clocks[epoch]?.[seq - 1] ?? 0,
};
const chain = (epoch: string, seq: number, device = epoch) => ({
  chain: { device, key: { device, epoch } },
  after: { seq },
});
const orderOf = (...chains: ReturnType<typeof chain>[]): string =>
  lowestFirst(journal, chains)
    .map(({ chain: { key } }) => key.epoch)
    .join('');

test('J38 the chain whose next entry has the lowest clock is sent first', () => {
  expect(orderOf(chain('a', 0), chain('b', 0), chain('c', 0))).toBe('abc');
  expect(orderOf(chain('a', 2), chain('b', 0), chain('c', 0))).toBe('bca');
  expect(orderOf(chain('a', 2), chain('b', 1), chain('c', 3))).toBe('cba');
});

test('J38 of one device what a chain begins from is sent before it', () => {
  expect(orderOf(chain('a', 2), chain('b', 1), chain('d', 0, 'b'))).toBe('bda');
});

test('J38 chains that are sent one entry at a time come in the order of their clocks', () => {
  const left = [chain('c', 0), chain('a', 0), chain('b', 0)];
  const sent: number[] = [];
  while (left.length > 0) {
    const [next] = lowestFirst(journal, left);
    if (next === undefined) break;
    const lc = journal.lcOf(next.chain.key, next.after.seq + 1);
    if (lc === 0) left.splice(left.indexOf(next), 1);
    else sent.push(lc);
    next.after.seq += 1;
  }
  expect(sent).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});
