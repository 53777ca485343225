// The link to another PC of the office as a pure function: (state, event) → (state, effects). Whoever has the socket does what the
// effects say and tells how it went; nothing here knows a socket, a clock or a store. What is here is read through `view`.
//
// Invariants, for every sequence of events (N90):
//  1. Nothing is said but a greeting, signs of life and that the other side was removed before it greeted; one greeting.
//  2. At most one batch of an epoch and four in all are on the way; none is sent while the other side does not read.
//  3. A batch goes on from an entry that the other side said it holds, or from the start of an epoch: of one of which it said nothing,
//     or where both sides looked and share nothing.
//  4. `held` is said after the commit only, and of what is here.
//  5. A chain is sent up to a head that its device signed; a branch after what it left.
//  6. What the other side was asked is not asked again on this link, but by growing pauses.
//  7. Every event gives finitely many effects; while a link is open its wake is set.
//  8. No effect throws into the step: what became of it is an event.
//  9. A chain that is not taken stops no other.
// 10. After the end there are no effects; a new link starts from the heads alone.
// 11. A link without room on the disk stores nothing, says nothing that was not committed, and stays alive.
import { idOf } from '#core/replication/chains/chain.ts';
import { type HeldHead, saidOf, withHeads } from '#core/replication/chains/knowledge.ts';
import { entriesIn, withValue } from '#core/replication/chains/layered-map.ts';
import { arrived, type Pace, withoutSent, withSent } from '#core/replication/chains/window.ts';
import { linkLimits, measures, type PeerMessage } from '../contract.ts';
import { answered, answeredBy, isAsked, withAlive } from './asks.ts';
import { type ChainPatch, withChain, withEpoch, withNext, withPoints } from './next.ts';
import {
  headsOf,
  type LinkEffect,
  type LinkEvent,
  type LinkState,
  type LinkView,
  type News,
  newChain,
  type Stepped,
} from './state.ts';
import { withHeard } from './telling.ts';

type Of<Kind extends LinkEvent['kind']> = Extract<LinkEvent, { readonly kind: Kind }>;
type Said<Kind extends PeerMessage['kind']> = Extract<PeerMessage, { readonly kind: Kind }>;

/** One step. After the end nothing follows. */
export function step(state: LinkState, event: LinkEvent, view: LinkView): Stepped {
  if (state.phase === 'ended') return { state, effects: [] };
  const isSent = event.kind === 'sent' || event.kind === 'answered';
  const before = isSent || state.passed.size === 0 ? state : { ...state, passed: new Set<string>() };
  const { state: after, effects } = handled(before, event, view);
  if (after.phase === 'ended') return { state: after, effects };
  // What broke is not tried again at once.
  const next = withNext(after, view, event.kind !== 'failed');
  const all = [...effects, ...next.effects];
  const said = all.filter(({ kind }) => kind === 'say').length;
  const unread = after.isSlow ? after.unread + said : 0;
  if (unread > measures.unread) return ended(state, 'it does not read');
  return { state: { ...next.state, unread }, effects: all };
}

function handled(state: LinkState, event: LinkEvent, view: LinkView): Stepped {
  switch (event.kind) {
    case 'linked':
      return greeting(state, view);
    case 'message':
      return heard(state, event.message, view);
    case 'sent':
      return sent(state, event, view);
    case 'answered':
      return still({ ...state, isSending: false });
    case 'stored':
      return stored(state, event, view);
    case 'believed':
      return believed(state, event);
    case 'slow':
      return still({ ...state, isSlow: true });
    case 'drained':
      return still({ ...state, isSlow: false });
    case 'woke':
      return still({ ...state, wakeAt: null });
    case 'committed':
      return still(state);
    case 'failed':
      return event.isFull ? still({ ...state, isSending: false }) : ended(state);
    case 'removing':
      return {
        state: { ...state, phase: 'ended' },
        effects: [
          say({ kind: 'removed', signature: event.signature }),
          { kind: 'close', afterWriting: true },
        ],
      };
    case 'closed':
      return still({ ...state, phase: 'ended' });
  }
}

const still = (state: LinkState): Stepped => ({ state, effects: [] });
const say = (message: PeerMessage): LinkEffect => ({ kind: 'say', message });
const tell = (news: News): LinkEffect => ({ kind: 'tell', news });

function ended(state: LinkState, why?: string): Stepped {
  const told = why === undefined ? [] : [tell({ kind: 'log', line: why })];
  return { state: { ...state, phase: 'ended' }, effects: [...told, { kind: 'close', afterWriting: false }] };
}

/** All heads that are here: those beyond the greeting's measure follow one by one. */
function greeting(state: LinkState, view: LinkView): Stepped {
  const heads = headsOf(view);
  const most = Math.min(measures.heads, linkLimits.headsGreeted);
  const { office } = view;
  const greeted = heads.slice(0, most);
  const hello: PeerMessage = { kind: 'hello', version: 1, office, heads: greeted, ...view.greeting() };
  let chains = state.chains;
  for (const { key, head } of view.chains)
    chains = withValue(chains, idOf(key), { ...newChain, announced: head.hash });
  return {
    state: { ...state, chains },
    effects: [say(hello), ...heads.slice(most).map(heldOf)],
  };
}

const heldOf = ({ device, epoch, seq, hash }: HeldHead): LinkEffect =>
  say({ kind: 'held', stream: { device, epoch }, seq, hash });

function heard(state: LinkState, message: Of<'message'>['message'], view: LinkView): Stepped {
  // A newer application may send kinds that this one does not know.
  if (message === 'unknown_kind' && state.hasGreeted) return still(state);
  if (message === null || message === 'unknown_kind') return ended(state);
  if (message.kind === 'removed') {
    const { effects, state: after } = ended(state);
    return { state: after, effects: [tell({ kind: 'removed', signature: message.signature }), ...effects] };
  }
  // One greeting, and nothing before it.
  if (state.hasGreeted === (message.kind === 'hello')) return ended(state);
  return understood(state, message, view);
}

function understood(state: LinkState, message: PeerMessage, view: LinkView): Stepped {
  switch (message.kind) {
    case 'hello':
      return greeted(state, message, view);
    case 'batch':
      return { state, effects: [{ kind: 'store', batch: message }] };
    case 'points':
      return pointed(state, message, view);
    case 'held':
      return held(state, message, view);
    case 'not_taken':
      return notTaken(state, message);
    case 'lacks_private':
      // Both miss it: that is the answer.
      if (isAsked(state.asks, message)) return still({ ...state, asks: answered(state.asks) });
      return still(message.isAnswer === true ? state : { ...state, question: message });
    case 'province':
      return { state, effects: [{ kind: 'believe', attestation: message }] };
    case 'alive':
      return {
        state: withOwnCompared({ ...state, asks: withAlive(state.asks, view) }, view),
        effects: [tell({ kind: 'alive', now: message.now })],
      };
    case 'removed':
      return still(state);
  }
}

function greeted(state: LinkState, hello: Said<'hello'>, view: LinkView): Stepped {
  if (hello.office !== view.office) return ended(state, 'a PC of another office');
  const theirs = withHeads(state.theirs, hello.heads, view, measures);
  return {
    state: withOwnCompared(
      { ...state, theirs, phase: 'open', hasGreeted: true, isJoining: hello.isJoining === true },
      view,
    ),
    effects: [tell({ kind: 'greeted', hello })],
  };
}

/**
 * Now and then, not at every commit: what is new of the other side's own comes here by the others too while it is still on its way
 * from itself.
 */
function withOwnCompared(state: LinkState, view: LinkView): LinkState {
  let after = state;
  for (const chain of view.chains)
    if (chain.device === view.other) after = withEpoch(after, chain, { isCompared: true }, view);
  return after;
}

function pointed(state: LinkState, { stream, points }: Said<'points'>, view: LinkView): Stepped {
  const heads = points.map((point) => ({ ...stream, ...point }));
  const theirs = withHeads(state.theirs, heads, view, measures);
  const heardPoints = saidOf(theirs, stream).length > 0;
  const isOwn = stream.device === view.other;
  const known = { ...(heardPoints ? { heardPoints } : {}), ...(isOwn ? { isCompared: true } : {}) };
  return withPoints(withEpoch({ ...state, theirs }, stream, known, view), stream, view);
}

function held(state: LinkState, { stream, seq, hash }: Said<'held'>, view: LinkView): Stepped {
  const theirs = withHeads(state.theirs, [{ ...stream, seq, hash }], view, measures);
  const window = arrived(state.window, idOf(stream), seq, view.now, paceOf(state));
  return {
    // What one entry said may be why another stream can be understood now.
    state: { ...state, theirs, window, chains: withoutWaits(state.chains) },
    effects: [tell({ kind: 'changed' })],
  };
}

function paceOf({ isJoining }: LinkState): Pace {
  const { fewestEntries: fewest, entries: most, quickMs, slowMs, whileJoining } = linkLimits;
  return { fewest, most, ...(isJoining ? whileJoining : { quickMs, slowMs }) };
}

function withoutWaits(chains: LinkState['chains']): LinkState['chains'] {
  let after = chains;
  for (const [id, chain] of entriesIn(chains))
    if (chain.wait === 'unknown_device') after = withValue(after, id, { ...chain, wait: null });
  return after;
}

function notTaken(state: LinkState, { stream, why }: Said<'not_taken'>): Stepped {
  const sent = state.window.onTheWay.get(idOf(stream));
  if (sent === undefined) return still(state);
  const wait: ChainPatch = { wait: why === 'unknown_device' ? 'unknown_device' : 'refused' };
  return still({
    ...state,
    window: withoutSent(state.window, idOf(stream)),
    chains: withChain(state.chains, sent.chain, wait),
  });
}

function sent(state: LinkState, { chain, sent: batch }: Of<'sent'>, view: LinkView): Stepped {
  const id = idOf(chain.key);
  const after: LinkState = { ...state, isSending: false };
  if (batch === null) return still({ ...after, passed: new Set(state.passed).add(id) });
  const { head, entries, more } = batch;
  const onTheWay = { chain: id, seq: head.seq, entries, since: view.now };
  const window = withSent(state.window, idOf(chain), onTheWay);
  return {
    state: withEpoch({ ...after, window }, chain, { wentOver: head.hash }, view),
    effects: more ? [{ kind: 'prepare', chain, after: head, size: window.size }] : [],
  };
}

function stored(state: LinkState, { batch, outcome }: Of<'stored'>, view: LinkView): Stepped {
  const { stream, head } = batch;
  switch (outcome.kind) {
    case 'no_room':
      // Neither taken nor refused: the other side sends it again on the next link.
      return still({ ...state, phase: 'resting' });
    case 'not_taken': {
      const line = `a batch of ${stream.device} was not taken (${outcome.why})`;
      const forGood = outcome.isForGood ? [tell({ kind: 'refused_for_good', stream })] : [];
      const answer = say({ kind: 'not_taken', stream, why: outcome.why });
      const after = { ...state, asks: answeredBy(state.asks, batch) };
      return { state: after, effects: [tell({ kind: 'log', line }), ...forGood, answer] };
    }
    case 'held': {
      const theirs = withHeads(state.theirs, [{ ...stream, seq: head.seq, hash: head.hash }], view, measures);
      const after = { ...state, theirs, asks: answeredBy(state.asks, batch) };
      const { seq, hash } = outcome.head;
      const effects = [heldOf({ ...stream, seq, hash }), tell({ kind: 'changed' })];
      // There is room again, and what came meanwhile was passed over: both start from the heads.
      if (state.phase === 'resting') {
        const end = ended(after, 'there is room again');
        return { state: end.state, effects: [...effects, ...end.effects] };
      }
      return { state: withEpoch(after, stream, { wentOver: head.hash }, view), effects };
    }
  }
}

/** News is relayed: the announcement is a commit to every link. */
function believed(state: LinkState, { attestation, came }: Of<'believed'>): Stepped {
  // The entry of its enrolment may still be on its way.
  const early = came === 'too_early' ? attestation : null;
  if (came === 'not_proved') {
    const line = 'an attestation that the province did not sign';
    return { state: { ...state, early }, effects: [tell({ kind: 'log', line })] };
  }
  return {
    state: { ...state, early, told: withHeard(state.told, attestation) },
    effects: came === 'news' ? [tell({ kind: 'province' })] : [],
  };
}
