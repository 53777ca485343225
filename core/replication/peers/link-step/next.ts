// What a link does next, whatever happened last: signs of life, answers, requests, announcements, and the next batch.
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import { type Chain, idOf, ofEpoch, pointsOf, startOf } from '#core/replication/chains/chain.ts';
import { type LayeredMap, valueIn, withValue } from '#core/replication/chains/layered-map.ts';
import { followsOf, inTurn } from '#core/replication/chains/plan.ts';
import { linkLimits, measures } from '../contract.ts';
import { answered, withNextAsk } from './asks.ts';
import {
  type ChainState,
  type EpochState,
  type LinkEffect,
  type LinkState,
  type LinkView,
  newChain,
  newEpoch,
  type Stepped,
} from './state.ts';
import { withNextTold } from './telling.ts';

export type ChainPatch = Partial<ChainState>;

/** With more about a chain, by the id of its key; the same map where nothing is new. */
export function withChain(
  chains: LayeredMap<ChainState>,
  id: string,
  patch: ChainPatch,
): LayeredMap<ChainState> {
  const before = valueIn(chains, id) ?? newChain;
  const after = { ...before, ...patch };
  return isSame(before, after) ? chains : withValue(chains, id, after);
}

/** With more about an epoch. Of epochs that are not here no more are kept than the measure says. */
export function withEpoch(
  state: LinkState,
  epoch: StreamKey,
  patch: Partial<EpochState>,
  view: LinkView,
): LinkState {
  const id = idOf(epoch);
  const known = valueIn(state.epochs, id);
  const before = known ?? newEpoch;
  const after = { ...before, ...patch };
  if (isSame(before, after)) return state;
  const isKept =
    known !== undefined || state.epochs.size < measures.unknownEpochs || ofEpoch(view, epoch).length > 0;
  return isKept ? { ...state, epochs: withValue(state.epochs, id, after) } : state;
}

const isSame = <T extends object>(one: T, other: T): boolean =>
  (Object.keys(other) as (keyof T)[]).every((key) => one[key] === other[key]);

/** Where this PC's chains of an epoch may have left the other side's; said once on a link. */
export function withPoints(state: LinkState, { device, epoch }: StreamKey, view: LinkView): Stepped {
  const stream = { device, epoch };
  if (valueIn(state.epochs, idOf(stream))?.saidPoints === true) return { state, effects: [] };
  const points = ofEpoch(view, stream)
    .flatMap((chain) => pointsOf(chain, view.hashAt))
    .slice(0, 64);
  if (points.length === 0) return { state, effects: [] };
  return {
    state: withEpoch(state, stream, { saidPoints: true }, view),
    effects: [{ kind: 'say', message: { kind: 'points', stream, points } }],
  };
}

/** `isTrying`: whether anything is tried now, or only the wake is set. */
export function withNext(before: LinkState, view: LinkView, isTrying: boolean): Stepped {
  const effects: LinkEffect[] = [];
  let state = before;
  const take = (next: Stepped): void => {
    state = next.state;
    effects.push(...next.effects);
  };
  if (view.now >= state.aliveAt) {
    state = { ...state, aliveAt: view.now + linkLimits.aliveMs };
    effects.push({ kind: 'say', message: { kind: 'alive', now: view.greeting().now } });
  }
  if (isTrying && state.hasGreeted) {
    take(withWords(state, view));
    take(withAnnounced(state, view));
    take(withAnswer(state));
    take(withBatch(state, view));
  }
  take(withWake(state, view));
  return { state, effects };
}

/** A side that asks and does not read gets one answer: an answer is large, and asking is cheap. */
function withAnswer(state: LinkState): Stepped {
  const { question } = state;
  if (question === null || state.isSlow || state.isSending) return { state, effects: [] };
  return {
    state: { ...state, question: null, isSending: true },
    effects: [{ kind: 'answer', asked: question }],
  };
}

/** Asks for a missing private part, believes what was too early, and says what the province attested. */
function withWords(state: LinkState, view: LinkView): Stepped {
  const effects: LinkEffect[] = [];
  const { asks, ask } = withNextAsk(state.asks, view);
  if (ask !== null) effects.push({ kind: 'say', message: ask });
  const { early } = state;
  const isTime = early !== null && view.isEnrolledWith(early.signingKey);
  if (isTime) effects.push({ kind: 'believe', attestation: early });
  const { told, attestation } = withNextTold(state.told, state.theirs, view);
  if (attestation !== null) effects.push({ kind: 'say', message: attestation });
  // Who asks for a part lacks it: that is the answer to the same question.
  const isBoth = ask !== null && state.question?.hash === ask.hash;
  const question = isBoth ? null : state.question;
  return {
    state: { ...state, asks: isBoth ? answered(asks) : asks, question, told, early: isTime ? null : early },
    effects,
  };
}

/** Announces what came from other devices a moment later, so that the other side does not relay it to here. */
function withAnnounced(state: LinkState, view: LinkView): Stepped {
  if (state.announceAt !== null && view.now < state.announceAt) return { state, effects: [] };
  const news = view.chains.filter(
    (chain) =>
      chain.device !== view.other &&
      chain.device !== view.self &&
      valueIn(state.chains, idOf(chain.key))?.announced !== chain.head.hash &&
      valueIn(state.epochs, idOf(chain))?.wentOver !== chain.head.hash,
  );
  if (state.announceAt === null) {
    const announceAt = news.length === 0 ? null : view.now + linkLimits.announceHeldMs;
    return { state: { ...state, announceAt }, effects: [] };
  }
  let { chains } = state;
  for (const { key, head } of news) chains = withChain(chains, idOf(key), { announced: head.hash });
  return {
    state: { ...state, chains, announceAt: null },
    effects: news.map(({ device, epoch, head }) => ({
      kind: 'say',
      message: { kind: 'held', stream: { device, epoch }, ...head },
    })),
  };
}

/** The next batch, as long as something may be on the way and the other side reads. */
function withBatch(before: LinkState, view: LinkView): Stepped {
  if (before.isSending) return { state: before, effects: [] };
  const effects: LinkEffect[] = [];
  let state = before;
  for (const chain of inTurn(state.theirs, view)) {
    const { onTheWay, size } = state.window;
    // The link waits for a slow side, so that nothing piles up here.
    if (onTheWay.size >= linkLimits.batchesAtOnce || state.isSlow) return { state, effects };
    if (onTheWay.has(idOf(chain)) || isPassed(state, chain, view)) continue;
    const next = followOf(state, chain, view);
    state = next.state;
    effects.push(...next.effects);
    if (next.after === null) continue;
    effects.push({ kind: 'send', chain, after: next.after, size });
    return { state: { ...state, isSending: true }, effects };
  }
  return { state: withCompared(state, view), effects };
}

function isPassed({ passed, chains, epochs }: LinkState, chain: Chain, view: LinkView): boolean {
  const id = idOf(chain.key);
  const isOwnOfTheirs = chain.device === view.other;
  return (
    passed.has(id) ||
    (valueIn(chains, id)?.wait ?? null) !== null ||
    (isOwnOfTheirs && valueIn(epochs, idOf(chain))?.isCompared !== true)
  );
}

/** The other side's own epochs of which nothing is on the way were compared. */
function withCompared(state: LinkState, view: LinkView): LinkState {
  let after = state;
  for (const chain of view.chains)
    if (chain.device === view.other && !state.window.onTheWay.has(idOf(chain)))
      after = withEpoch(after, chain, { isCompared: false }, view);
  return after;
}

/** After which entry a chain is sent; null when nothing of it is sent now. */
function followOf(
  state: LinkState,
  chain: Chain,
  view: LinkView,
): Stepped & { readonly after: Chain['head'] | null } {
  const none = (next: LinkState) => ({ state: next, effects: [], after: null });
  const id = idOf(chain.key);
  if (chain.head.seq === 0) return none(state);
  const follows = followsOf(state.theirs, chain, view);
  if (follows.kind === 'nothing')
    return none({ ...state, chains: withChain(state.chains, id, { isSettled: true, due: null }) });
  const { isSettled, due } = valueIn(state.chains, id) ?? newChain;
  const isOfOthers = chain.device !== view.other && chain.device !== view.self;
  if (isOfOthers && isSettled) {
    // Not all at once: the first who passes it on spares the others (N37).
    const at = due ?? view.now + linkLimits.relayMs * (1 + view.random);
    if (view.now < at) return none({ ...state, chains: withChain(state.chains, id, { due: at }) });
  }
  const told = { ...state, chains: withChain(state.chains, id, { isSettled: false, due: null }) };
  if (follows.kind === 'send') return { state: told, effects: [], after: follows.after };
  // What goes farther than the chain here is likely to be the same one, and the other side knows it.
  const pointed = follows.isLonger ? { state: told, effects: [] } : withPoints(told, chain, view);
  const isFound = valueIn(pointed.state.epochs, idOf(chain))?.heardPoints === true;
  // Both sides looked: what they share is not known, so all of it goes.
  return { ...pointed, after: isFound ? startOf(chain, view.hashAt) : null };
}

/** The wake is set for whatever is due first; what is due already waits for the next event. */
function withWake(state: LinkState, view: LinkView): Stepped {
  const dues = view.chains.flatMap(({ key }) => valueIn(state.chains, idOf(key))?.due ?? []);
  const later = [...dues, state.announceAt ?? state.aliveAt].filter((at) => at > view.now);
  const at = Math.min(state.aliveAt, ...later);
  if (state.wakeAt !== null && state.wakeAt <= at) return { state, effects: [] };
  return { state: { ...state, wakeAt: at }, effects: [{ kind: 'wake', at }] };
}
