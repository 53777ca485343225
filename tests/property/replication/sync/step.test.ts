// The pure step of the sync under any sequence of events: its invariants (core/replication/sync/step.ts), checked against a model of
// a province that answers, refuses, forgets and forks as chance will have it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backOffMs } from '#core/replication/sync/back-off.ts';
import type { HeldChain } from '#core/replication/sync/chains.ts';
import {
  type Effect,
  type Event,
  firstState,
  type SyncState,
  step,
  type Work,
} from '#core/replication/sync/step.ts';

const timing = { settleMs: 300, contactMs: 900_000, rounds: 8 };
const key = { device: 'd', epoch: 'e' };
const failure = { problem: { code: 'PROVINCE_UNREACHABLE', params: {} }, retryAfterMs: null } as const;

function chain(hash: string): HeldChain {
  return { epoch: 'e', isBranch: false, seq: 9, hash, startHash: '0', backedUpSeq: 0 };
}

/** What happens next: a commit, a person, time, the end, or the answer to the work under way. */
type Turn =
  | { readonly kind: 'committed' | 'asked' | 'time' | 'stop' | 'fail' | 'stray' }
  | { readonly kind: 'answer'; readonly dice: number; readonly count: number };

const turn: fc.Arbitrary<Turn> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Turn['kind'][]>('committed', 'asked', 'time', 'fail', 'stray')
      .map((kind) => ({ kind }) as Turn),
  },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('answer' as const), dice: fc.nat(99), count: fc.nat(3) }),
  },
);

/** The office and its province in numbers: how much is here, how much is held there, what is missing here. */
class World {
  state: SyncState = firstState;
  work: Work | null = null;
  waitMs: number | null = null;
  stopped = false;
  here = 5;
  held = 0;
  readonly asked: Work[] = [];

  do(event: Event): void {
    const { state, effects } = step(this.state, event, timing);
    this.state = state;
    for (const effect of effects) this.perform(effect);
    // 2. Nothing waits for ever.
    const isAlive = this.work !== null || this.waitMs !== null || this.stopped || this.state === firstState;
    expect(isAlive, `dead after ${JSON.stringify(event)}`).toBe(true);
    expect(this.state.attempt === null).toBe(this.work === null);
  }

  private perform(effect: Effect): void {
    switch (effect.kind) {
      case 'wait':
        this.waitMs = effect.ms;
        return;
      case 'back_off':
        // 6. Not before what was asked for, not after five minutes.
        this.waitMs = backOffMs(effect.failures, 0.999_999, effect.retryAfterMs);
        expect(backOffMs(effect.failures, 0, effect.retryAfterMs)).toBeGreaterThanOrEqual(
          Math.min(effect.retryAfterMs ?? 0, 300_000),
        );
        expect(this.waitMs).toBeLessThanOrEqual(300_000);
        return;
      case 'stop_waiting':
        this.waitMs = null;
        return;
      case 'tell':
        return;
      default:
        // 1. One piece of work at a time. 7. None after the end.
        expect(this.work).toBeNull();
        expect(this.stopped).toBe(false);
        // 3. A batch goes on from what the province was last heard to hold.
        if (effect.kind === 'send') expect(effect.after).toBe(this.held);
        // 4. Every attempt starts from the heads.
        if (this.asked.length === 0) expect(effect.kind).toBe('ask_heads');
        this.work = effect;
        this.asked.push(effect);
    }
  }

  turn(turn: Turn): void {
    if (turn.kind !== 'answer' && turn.kind !== 'fail') {
      if (turn.kind === 'committed') this.here += 1;
      if (turn.kind === 'stop') this.stopped = true;
      // The end of work that is not under way any more.
      if (turn.kind === 'stray')
        this.do(
          this.work?.kind === 'send'
            ? { kind: 'opened_epoch' }
            : { kind: 'sent', outcome: { kind: 'moved' } },
        );
      else if (turn.kind === 'time') {
        if (this.waitMs === null) return;
        this.waitMs = null;
        this.do({ kind: 'waited' });
      } else this.do({ kind: turn.kind });
      return;
    }
    const { work } = this;
    if (work === null) return;
    this.work = null;
    const before = this.asked.length;
    this.do('dice' in turn ? this.answer(work, turn.dice, turn.count) : { kind: 'failed', failure });
    if (this.state.attempt === null) this.asked.length = 0;
    else expect(this.asked.length).toBe(before + 1);
  }

  private answer(work: Work, dice: number, count: number): Event {
    switch (work.kind) {
      case 'ask_heads': {
        if (dice > 90) this.held = Math.max(0, this.held - count);
        const missing = dice < 15 ? Array.from({ length: count }, (_, nth) => chain(`h${dice}-${nth}`)) : [];
        const left = dice > 10 && dice < 20 ? { seq: 1, hash: 'l' } : null;
        const unsent = this.held < this.here ? [{ key, after: this.held }] : [];
        return { kind: 'heads', missing, left, unsent };
      }
      case 'take_back': {
        return { kind: 'took_back', outcome: dice < 60 ? 'taken' : dice < 80 ? 'moved' : failure };
      }
      case 'open_epoch':
        return { kind: 'opened_epoch' };
      case 'send': {
        if (dice < 10) return { kind: 'sent', outcome: { kind: dice < 5 ? 'broken' : 'moved' } };
        const entries = Math.min(work.size, this.here - work.after);
        if (dice < 25) return { kind: 'sent', outcome: { kind: 'too_much', entries } };
        this.held = work.after + entries;
        const more = this.held < this.here;
        return { kind: 'sent', outcome: { kind: 'held', upTo: this.held, more, asBranch: dice < 40 } };
      }
    }
  }
}

describe('the step of the sync', () => {
  test('D22.3 keeps its invariants under any sequence of events', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 120 }), fc.boolean(), (turns, ends) => {
        const world = new World();
        for (const next of turns) world.turn(next);
        if (ends) {
          world.turn({ kind: 'stop' });
          for (const next of turns) world.turn(next);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('D22.3 after any history a good connection brings everything over', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 60 }), (turns) => {
        const world = new World();
        for (const next of turns) world.turn(next);
        world.turn({ kind: 'asked' });
        for (let more = 0; more < 400 && (world.held < world.here || world.work !== null); more += 1) {
          world.turn(world.work === null ? { kind: 'time' } : { kind: 'answer', dice: 50, count: 0 });
        }
        expect(world.held).toBe(world.here);
        expect(world.state.problem).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  test('an attempt ends after a bounded number of rounds, however the province answers', () => {
    const world = new World();
    world.turn({ kind: 'asked' });
    let turns = 0;
    for (; world.work !== null && turns < 1_000; turns += 1)
      world.turn({ kind: 'answer', dice: 5, count: 1 });
    expect(world.state.problem).toEqual({ code: 'SYNC_REFUSED', params: { code: 'FORK' } });
    expect(turns).toBeLessThan(50);
  });

  test('J37 a chain that goes on from nothing that the province holds keeps the others from nothing, and is tried again', () => {
    let state = firstState;
    const asked: string[] = [];
    const tell = (event: Event): void => {
      const stepped = step(state, event, timing);
      state = stepped.state;
      for (const effect of stepped.effects)
        if (effect.kind === 'send') asked.push(effect.key.epoch);
        else if (effect.kind === 'ask_heads') asked.push('heads');
    };
    const unsent = ['child', 'parent'].map((epoch) => ({ key: { device: 'd', epoch }, after: 0 }));
    const heads = (some: typeof unsent): Event => ({ kind: 'heads', missing: [], left: null, unsent: some });
    const held: Event = { kind: 'sent', outcome: { kind: 'held', upTo: 5, more: false, asBranch: false } };
    tell({ kind: 'asked' });
    tell(heads(unsent));
    tell({ kind: 'sent', outcome: { kind: 'broken' } });
    tell(held);
    tell(heads(unsent.slice(0, 1)));
    tell(held);
    expect(asked).toEqual(['heads', 'child', 'parent', 'heads', 'child']);
    expect(state).toMatchObject({ attempt: null, problem: null });
  });

  test('what cannot be taken back is told, and the rest is sent all the same', () => {
    const world = new World();
    world.do({ kind: 'asked' });
    const answered = (event: Event): void => {
      world.work = null;
      world.do(event);
    };
    const heads = {
      kind: 'heads',
      missing: [chain('lost')],
      left: null,
      unsent: [{ key, after: 0 }],
    } as const;
    answered(heads);
    expect(world.work).toMatchObject({ kind: 'take_back' });
    answered({ kind: 'took_back', outcome: failure });
    answered(heads);
    expect(world.work).toMatchObject({ kind: 'send', after: 0 });
    answered({ kind: 'sent', outcome: { kind: 'held', upTo: 5, more: false, asBranch: false } });
    expect(world.work).toBeNull();
    expect(world.state.problem).toEqual(failure.problem);
  });
});
