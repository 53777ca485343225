// The pure step of a link, event by event.
import { expect, test } from 'vitest';
import { linkLimits, type PeerMessage } from '#core/replication/peers/contract.ts';
import { firstLinkState, type LinkEffect, type LinkEvent } from '#core/replication/peers/link-step/state.ts';
import { step } from '#core/replication/peers/link-step/step.ts';
import { viewOf } from '#tests/support/network/model-link.ts';
import { ModelStore } from '#tests/support/network/model-store.ts';

const hello: PeerMessage = {
  kind: 'hello',
  version: 1,
  ...{
    office: '1101',
    heads: [],
    instance: 'other',
    now: '2026-11-25T06:00:00.000Z',
    listens: null,
    others: [],
  },
};

/** A link of `pc0` to `pc1`; `pc2` is a third PC of the office, whose entries come to `pc0`. */
function linked() {
  const book = new Map();
  const store = new ModelStore(book, 'pc0', true);
  const third = new ModelStore(book, 'pc2', true);
  let now = 0;
  const view = viewOf({ self: 'pc0', other: 'pc1', store: () => store, now: () => now, random: () => 0.5 });
  let state = firstLinkState(now);
  const on = (event: LinkEvent): readonly LinkEffect[] => {
    const stepped = step(state, event, view);
    state = stepped.state;
    return stepped.effects;
  };
  const hear = (message: PeerMessage): readonly LinkEffect[] => on({ kind: 'message', message });
  const said = (effects: readonly LinkEffect[]): string[] =>
    effects.flatMap((effect) => (effect.kind === 'say' ? [effect.message.kind] : []));
  const sends = (effects: readonly LinkEffect[]) =>
    effects.flatMap((effect) => (effect.kind === 'send' ? [effect] : []));
  /** What was asked to be sent goes on its way, as far as anything follows. */
  const goes = (effects: readonly LinkEffect[]): string[] => {
    const [send] = sends(effects);
    if (send === undefined) return [];
    const batch = store.batch(send.chain, send.after, send.size);
    const sent =
      batch === null ? null : { head: batch.head, entries: batch.entries.length, more: batch.more };
    return [
      `${send.chain.device} after ${send.after.seq}`,
      ...goes(on({ kind: 'sent', chain: send.chain, sent })),
    ];
  };
  const held = (of: ModelStore) => {
    const [chain] = of.here().chains;
    if (chain === undefined) throw new Error('it wrote');
    const { device, epoch, head } = chain;
    return { stream: { device, epoch }, ...head };
  };
  return {
    ...{ store, third, on, hear, said, sends, goes },
    after(ms: number): readonly LinkEffect[] {
      now += ms;
      return on({ kind: 'woke' });
    },
    /** `pc2` writes, and it comes here. */
    fromThird(): void {
      third.write('plain');
      const [chain] = third.here().chains;
      const before = chain && store.here().chains.find(({ device }) => device === 'pc2')?.head;
      const batch = chain && third.batch(chain, before ?? { seq: 0, hash: chain.startHash }, 100);
      if (batch == null) throw new Error('it wrote');
      store.ingest(batch);
    },
    heldByOther: (): PeerMessage => ({ kind: 'held', ...held(third) }),
    head: () => held(third),
  };
}

test('N90 nothing is heard before the greeting, and no second one', () => {
  const early = linked();
  expect(early.said(early.on({ kind: 'linked' }))).toEqual(['hello']);
  expect(early.hear({ kind: 'alive', now: '2026-11-25T06:00:00.000Z' })).toEqual([
    { kind: 'close', afterWriting: false },
  ]);
  expect(early.hear(hello)).toEqual([]);
  const twice = linked();
  twice.hear(hello);
  expect(twice.hear(hello)).toContainEqual({ kind: 'close', afterWriting: false });
});

test('N37 what the other side lacked when it greeted is sent at once', () => {
  const link = linked();
  link.fromThird();
  expect(link.goes(link.hear(hello))).toEqual(['pc2 after 0']);
});

test('N37 what is new is left to its writer for a moment, and sent then until the other side has caught up', () => {
  const link = linked();
  link.fromThird();
  link.goes(link.hear(hello));
  link.hear(link.heldByOther());
  link.fromThird();
  expect(link.goes(link.on({ kind: 'committed' }))).toEqual([]);
  expect(link.goes(link.after(linkLimits.relayMs))).toEqual([]);
  expect(link.goes(link.after(linkLimits.relayMs))).toEqual(['pc2 after 1']);
  // Nobody waits for each next batch.
  link.fromThird();
  expect(link.goes(link.hear({ kind: 'held', ...link.head(), seq: 2, hash: 'h2' }))).toEqual(['pc2 after 2']);
});

test('N37 what the other side has by its writer meanwhile is not sent, and the next news has a moment of its own', () => {
  const link = linked();
  link.fromThird();
  link.goes(link.hear(hello));
  link.hear(link.heldByOther());
  link.fromThird();
  link.on({ kind: 'committed' });
  link.hear(link.heldByOther());
  expect(link.goes(link.after(2 * linkLimits.relayMs))).toEqual([]);
  link.fromThird();
  expect(link.goes(link.on({ kind: 'committed' }))).toEqual([]);
  expect(link.goes(link.after(2 * linkLimits.relayMs))).toEqual(['pc2 after 2']);
});

test('N90 one batch of an epoch is on the way, none while the other side does not read, and a refused chain stops no other', () => {
  const link = linked();
  link.fromThird();
  link.store.write('plain');
  link.on({ kind: 'slow' });
  expect(link.goes(link.hear(hello))).toEqual([]);
  expect(link.goes(link.on({ kind: 'drained' })).toSorted()).toEqual(['pc0 after 0', 'pc2 after 0']);
  link.store.write('plain');
  expect(link.goes(link.on({ kind: 'committed' }))).toEqual([]);
  link.hear({ kind: 'not_taken', stream: link.head().stream, why: 'gap' });
  const own = link.store.here().chains.find(({ device }) => device === 'pc0');
  if (own === undefined) throw new Error('it wrote');
  const { device, epoch } = own;
  const hash = link.store.hashAt(own.key, 1) ?? '';
  expect(link.goes(link.hear({ kind: 'held', stream: { device, epoch }, seq: 1, hash }))).toEqual([
    'pc0 after 1',
  ]);
});

test.each([
  ['people work', {}, linkLimits.entriesAtFirst / 2],
  ['nobody works yet', { isJoining: true as const }, linkLimits.entriesAtFirst],
])(
  'N26 a batch that took a third of a second makes the next one smaller only where %s',
  (_who, says, next) => {
    const link = linked();
    for (let left = 500; left > 0; left -= 1) link.store.write('plain');
    link.goes(link.hear({ ...hello, ...says }));
    link.after(300);
    const [own] = link.store.here().chains;
    if (own === undefined) throw new Error('it wrote');
    const { device, epoch, key } = own;
    const seq = linkLimits.entriesAtFirst;
    const hash = link.store.hashAt(key, seq) ?? '';
    const [send] = link.sends(link.hear({ kind: 'held', stream: { device, epoch }, seq, hash }));
    expect(send?.size).toBe(next);
  },
);

test('N46 N90 a batch that found no room is neither held nor refused, signs of life go on, and with room the link begins anew', () => {
  const link = linked();
  link.hear(hello);
  link.third.write('plain');
  const [chain] = link.third.here().chains;
  const batch = chain && link.third.batch(chain, { seq: 0, hash: chain.startHash }, 100);
  if (batch == null) throw new Error('it wrote');
  expect(link.hear(batch)).toContainEqual({ kind: 'store', batch });
  expect(link.said(link.on({ kind: 'stored', batch, outcome: { kind: 'no_room' } }))).toEqual([]);
  expect(link.said(link.after(linkLimits.aliveMs))).toEqual(['alive']);
  const outcome = link.store.ingest(batch);
  const effects = link.on({ kind: 'stored', batch, outcome });
  expect([link.said(effects), effects.at(-1)?.kind]).toEqual([['held'], 'close']);
});

test('N90 what broke ends the link, but not where the disk has no room; after the end nothing follows', () => {
  const link = linked();
  link.hear(hello);
  expect(link.on({ kind: 'failed', isFull: true })).toEqual([]);
  expect(link.on({ kind: 'failed', isFull: false })).toEqual([{ kind: 'close', afterWriting: false }]);
  link.store.write('plain');
  expect([link.on({ kind: 'committed' }), link.hear(hello), link.after(60_000)]).toEqual([[], [], []]);
});

test('N37 N90 the wake is set for what is announced, then for what is passed on', () => {
  const link = linked();
  link.fromThird();
  link.on({ kind: 'linked' });
  link.goes(link.hear(hello));
  link.hear(link.heldByOther());
  link.fromThird();
  expect(link.on({ kind: 'committed' })).toContainEqual({ kind: 'wake', at: linkLimits.announceHeldMs });
  const announced = link.after(linkLimits.announceHeldMs);
  expect(link.said(announced)).toEqual(['held']);
  expect(announced).toContainEqual({ kind: 'wake', at: linkLimits.relayMs * 1.5 });
});

test('N90 a chain whose device was not known there is sent again once the other side holds more', () => {
  const link = linked();
  link.fromThird();
  link.store.write('plain');
  link.goes(link.hear(hello));
  link.hear({ kind: 'not_taken', stream: link.head().stream, why: 'unknown_device' });
  expect(link.goes(link.on({ kind: 'committed' }))).toEqual([]);
  const own = link.store.here().chains.find(({ device }) => device === 'pc0');
  if (own === undefined) throw new Error('it wrote');
  const { device, epoch, head } = own;
  expect(link.goes(link.hear({ kind: 'held', stream: { device, epoch }, ...head }))).toEqual(['pc2 after 0']);
});

test('N36 N90 of a part that both lack each one’s question is the answer, and the next part is asked for', () => {
  const link = linked();
  for (const type of ['with_private_part', 'with_private_part'] as const) link.third.write(type);
  const [chain] = link.third.here().chains;
  const whole = chain && link.third.batch(chain, { seq: 0, hash: chain.startHash }, 2);
  if (whole == null) throw new Error('it wrote');
  link.hear(hello);
  link.store.ingest({ ...whole, entries: whole.entries.map(({ bytes }) => ({ bytes })) });
  const gap = link.store.gapAfter({ device: '', epoch: '', seq: 0 });
  if (gap === null) throw new Error('nothing is missing');
  const questions = (effects: readonly LinkEffect[]) =>
    link.said(effects).filter((kind) => kind === 'lacks_private');
  expect(questions(link.hear(gap.asked))).toHaveLength(1);
  expect(questions(link.on({ kind: 'committed' }))).toHaveLength(1);
  expect(questions(link.on({ kind: 'committed' }))).toEqual([]);
  link.goes(link.on({ kind: 'answered' }));
  // An answer that comes too late is no question: two PCs that both lack the part would answer each other without end.
  const answersTo = (message: PeerMessage) => link.hear(message).filter(({ kind }) => kind === 'answer');
  expect(answersTo({ ...gap.asked, isAnswer: true })).toEqual([]);
  expect(answersTo(gap.asked)).toHaveLength(1);
});

test('N36 N90 one private part is asked for at a time, and only a batch that brings it is the answer', () => {
  const link = linked();
  for (const type of ['with_private_part', 'with_private_part', 'plain'] as const) link.third.write(type);
  const [chain] = link.third.here().chains;
  const whole = chain && link.third.batch(chain, { seq: 0, hash: chain.startHash }, 3);
  if (whole == null) throw new Error('it wrote');
  const bringing = (count: number) => ({
    ...whole,
    entries: whole.entries.map((entry, nth) => (nth < count ? entry : { bytes: entry.bytes })),
  });
  link.store.ingest(bringing(0));
  expect(link.said(link.hear(hello)).filter((kind) => kind === 'lacks_private')).toHaveLength(1);
  const taken = (count: number): string[] => {
    const batch = bringing(count);
    const outcome = link.store.ingest(batch);
    return link.said(link.on({ kind: 'stored', batch, outcome }));
  };
  expect(taken(0)).toEqual(['held']);
  expect(taken(1)).toEqual(['held', 'lacks_private']);
  expect(taken(2)).toEqual(['held']);
});
