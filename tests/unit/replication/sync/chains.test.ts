// What an office and its province hold of one device, compared: who lacks what, and from where a left epoch goes on.
import { describe, expect, it } from 'vitest';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import { compareChains, type HeldChain, type OwnChain } from '#core/replication/sync/chains.ts';

/** Chains as words: each letter is an entry, and two chains agree as far as their words do. */
function office(words: Record<string, { word: string; base?: number; epoch?: string }>) {
  const own = Object.entries(words).map(
    ([epoch, { word, base = 0, epoch: of = epoch }]): OwnChain => ({
      key: { device: 'd', epoch },
      epoch: of,
      baseSeq: base,
      headSeq: word.length,
    }),
  );
  const hashAt = ({ epoch }: StreamKey, seq: number): string | undefined => {
    const word = words[epoch]?.word;
    return word === undefined || seq > word.length ? undefined : `#${word.slice(0, seq)}`;
  };
  return (...held: HeldChain[]) => {
    const { missing, marks, left, unsent } = compareChains(own, held, 'e', hashAt);
    return {
      missing: missing.map(({ hash }) => hash),
      acked: Object.fromEntries(marks.map((mark) => [mark.key.epoch, mark.ackedSeq])),
      left,
      unsent: unsent.map(({ key: { epoch }, after }) => `${epoch} after ${after}`),
    };
  };
}

const held = (word: string, more: Partial<HeldChain> = {}): HeldChain => ({
  epoch: 'e',
  isBranch: false,
  seq: word.length,
  hash: `#${word}`,
  startHash: '#',
  backedUpSeq: 0,
  ...more,
});

describe('the chains of a device', () => {
  it('go on from what the province holds', () => {
    expect(office({ e: { word: 'abcde' } })(held('abc'))).toEqual({
      missing: [],
      acked: { e: 3 },
      left: null,
      unsent: ['e after 3'],
    });
  });

  it('are sent from the beginning to a province that knows nothing', () => {
    expect(office({ e: { word: 'ab' } })()).toMatchObject({ acked: { e: 0 }, unsent: ['e after 0'] });
    expect(office({ e: { word: 'ab' } })(held(''))).toMatchObject({ missing: [], unsent: ['e after 0'] });
  });

  it('D22.4 miss what the province holds beyond them, beside them, or under an epoch they never had', () => {
    const ask = office({ e: { word: 'abc' } });
    expect(ask(held('abcde')).missing).toEqual(['#abcde']);
    expect(ask(held('abX')).missing).toEqual(['#abX']);
    expect(ask(held('abc'), held('abY', { isBranch: true })).missing).toEqual(['#abY']);
    expect(ask(held('abc'), held('q', { epoch: 'other' })).missing).toEqual(['#q']);
  });

  it('D22.4 of a left branch send what only this store has, and go on from where it left', () => {
    const words = { e: { word: 'abcde' }, branch: { word: 'abXY', base: 2, epoch: 'e' } };
    expect(office(words)(held('abXY'))).toEqual({
      missing: [],
      acked: { e: 2, branch: 4 },
      left: { seq: 2, hash: '#ab' },
      unsent: ['e after 2'],
    });
  });

  it('D22.4 are in step when the province holds both branches to their ends', () => {
    const words = { e: { word: 'abcde' }, branch: { word: 'abXY', base: 2, epoch: 'e' } };
    const both = [held('abXY'), held('abcde', { isBranch: true })];
    expect(office(words)(...both)).toMatchObject({ missing: [], acked: { e: 5, branch: 4 }, unsent: [] });
    const half = [held('abXY'), held('abcd', { isBranch: true })];
    expect(office(words)(...half)).toMatchObject({ acked: { e: 4 }, unsent: ['e after 4'] });
  });

  it('count a backup only as far as the chain is the one that is backed up', () => {
    const own = [{ key: { device: 'd', epoch: 'e' }, epoch: 'e', baseSeq: 0, headSeq: 3 }];
    const hashAt = (_key: StreamKey, seq: number): string => `#${'abc'.slice(0, seq)}`;
    const { marks } = compareChains(own, [held('abc', { backedUpSeq: 2 })], 'e', hashAt);
    expect(marks).toMatchObject([{ ackedSeq: 3, backedUpSeq: 2 }]);
  });
});

it('N40 very many branches of one epoch are compared by looks that grow with their square, not its cube', () => {
  const branches = 100;
  let looks = 0;
  const hashAt = ({ epoch }: StreamKey, seq: number): string => {
    looks += 1;
    return `#${epoch} ${seq}`;
  };
  const own = Array.from(
    { length: branches },
    (_, n): OwnChain => ({
      key: { device: 'd', epoch: `branch ${n}` },
      epoch: 'e',
      baseSeq: 0,
      headSeq: 5,
    }),
  );
  const theirs = own.map(({ key }, n) => held('', { isBranch: n > 0, seq: 5, hash: `#${key.epoch} 5` }));
  const { marks } = compareChains(own, theirs, '', hashAt);
  expect(marks.every(({ ackedSeq }) => ackedSeq === 5)).toBe(true);
  expect(looks).toBeLessThan(10 * branches ** 2);
});
