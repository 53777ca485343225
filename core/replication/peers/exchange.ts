// What two PCs of an office exchange: heads when they connect, missing entries in chain order, then every commit at once. A batch is
// acknowledged after COMMIT. A PC relays up to heads signed by the writer: it can neither forge, drop from the middle nor
// reorder. If an epoch has two branches, both sides send points of their chains, find where they part, and hold both.
import type { TLSSocket } from 'node:tls';
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import type { Head, StreamKey } from '#core/journal/log/journal-store.ts';
import {
  linkLimits,
  measures,
  type PeerBatch,
  type PeerMessage,
  type ProvinceAttestation,
} from './contract.ts';
import type { Exchange, ExchangeEvents } from './exchange-events.ts';
import { ingestBatch, type Returning } from './ingest.ts';
import { lowestFirst } from './lowest-first.ts';
import { framed, readMessages, writeMessage } from './messages.ts';
import { answerTo, createAsking, type MissingPrivate } from './missing-private.ts';
import { nextBatch } from './next-batch.ts';
import { type Chain, chainsIn, createPeerHeads, headsIn, idOf, pointsOf } from './peer-heads.ts';
import type { PeersDesk } from './peers-desk.ts';
import { acceptAttestation, createTelling } from './province-attestation.ts';
import { readPeerMessage } from './read-message.ts';
import { createRelay } from './relay.ts';

/** A batch, and its bytes for the link where they are made already. */
type Made = { readonly batch: PeerBatch; readonly frame: Buffer | null };

/** Exchanges entries with a member over a link on which it proved its key (N12, N27). */
export function exchange(
  desk: PeersDesk,
  socket: TLSSocket,
  deviceId: string,
  {
    self,
    connected,
    refusedForGood,
    removed,
    alive: onAlive,
    changed,
    ended,
    isResting,
    failed: onFailed,
  }: ExchangeEvents,
): Exchange {
  const { journal } = desk.path;
  const theirs = createPeerHeads(journal);
  /** Epochs with a batch in flight; whose device is unknown there; that the other side refuses; whose points were exchanged. */
  const inFlight = new Map<
    string,
    { readonly seq: number; readonly entries: number; readonly since: number }
  >();
  const waiting = new Set<string>();
  const refused = new Set<string>();
  const pointed = { here: new Set<string>(), there: new Set<string>() };
  const returning: Returning = new Map();
  /** Own epochs of the other side that are compared: it may have been restored from an older copy. */
  const ownOfTheirs = new Set<string>();
  const relay = createRelay(() => pump(), failed);
  const asking = createAsking(journal);
  const telling = createTelling(desk, theirs);
  /** Hashes of the last entries: of chains that were announced to the other side, and of epochs that went over the link. */
  const announced = new Map<string, string>();
  const wentOver = new Map<string, string>();
  let announcing: NodeJS.Timeout | null = null;
  /** Its last request that is not answered yet; how many messages were written since it read last. */
  let request: MissingPrivate | null = null;
  let unread = 0;
  let entriesAtOnce: number = linkLimits.entriesAtFirst;
  /** The batch after the one in flight, prepared while the other side ingests that one. */
  let ahead: { readonly id: string; readonly after: string; readonly made: Made } | null = null;
  let isConnected = false;
  /** The other side was told that it was removed: nothing follows that. */
  let isEnding = false;
  /** Its attestation of a province for which the journal here holds no enrolment yet. */
  let early: ProvinceAttestation | null = null;

  const sendNow = (message: PeerMessage): void => {
    if (isEnding || socket.destroyed) return;
    unread = socket.writableNeedDrain ? unread + 1 : 0;
    if (unread > measures.unread) socket.destroy();
    else writeMessage(socket, message);
  };
  // A link that was ended here gets its event in a later turn: the store may be closed by then.
  const sayAlive = neverThrows(failed, () => {
    if (!socket.destroyed) sendNow({ kind: 'alive', now: self().now });
  });
  const alive = setInterval(sayAlive, linkLimits.aliveMs);
  alive.unref();
  const onClose = neverThrows(onFailed, () => {
    clearInterval(alive);
    relay.stop();
    if (announcing !== null) clearTimeout(announcing);
    ended();
  });
  socket.once('close', onClose);
  const guardedPump = neverThrows(failed, pump);
  socket.on('drain', guardedPump);
  readMessages(socket, linkLimits.messageBytes, (value) => {
    const message = readPeerMessage(value);
    // A newer application may send kinds that this one does not know.
    if (message === 'unknown_kind' && isConnected) return;
    if (message === null || message === 'unknown_kind') socket.destroy();
    else if (message.kind === 'removed') {
      guarded(() => removed(message.signature));
      socket.destroy();
    }
    // One greeting, and nothing before it.
    else if (isConnected === (message.kind === 'hello')) socket.destroy();
    else guarded(() => onMessage(message));
  });
  guarded(sendHello);

  /**
   * An error ends this link and nothing else: the other side connects again and starts from the heads. A full disk ends none:
   * what comes is passed over until there is room, and what is here still goes out (N46).
   */
  function failed(error: unknown): void {
    desk.log(`link with ${deviceId}: ${error instanceof Error ? error.message : String(error)}`);
    if (storeProblemOf(error)?.code === 'DISK_FULL') onFailed(error);
    else socket.destroy();
  }

  function guarded(work: () => void): void {
    neverThrows(failed, work)();
  }

  function sendHello(): void {
    const office = desk.identity()?.officeCode;
    if (office === undefined) throw new Error('the office is not set up');
    const heads = headsIn(journal);
    const most = Math.min(measures.heads, linkLimits.headsGreeted);
    sendNow({ kind: 'hello', version: 1, office, heads: heads.slice(0, most), ...self() });
    for (const { device, epoch, ...head } of heads.slice(most))
      sendNow({ kind: 'held', stream: { device, epoch }, ...head });
    for (const { key, head } of chainsIn(journal)) announced.set(idOf(key), head.hash);
  }

  function onMessage(message: PeerMessage): void {
    switch (message.kind) {
      case 'hello':
        if (message.office !== desk.identity()?.officeCode) throw new Error('a PC of another office');
        for (const head of message.heads) theirs.add(head, head);
        isConnected = true;
        connected(message);
        findReturnedOwn();
        pump();
        return;
      case 'batch':
        onBatch(message);
        return;
      case 'points':
        for (const point of message.points) theirs.add(message.stream, point);
        if (theirs.known(message.stream).length > 0) pointed.there.add(idOf(message.stream));
        if (message.stream.device === deviceId) ownOfTheirs.add(idOf(message.stream));
        sendHeads(message.stream);
        pump();
        return;
      case 'held':
        theirs.add(message.stream, message);
        arrived(message.stream, message.seq);
        // What one entry said may be why another stream can be understood now.
        waiting.clear();
        changed();
        pump();
        return;
      case 'not_taken':
        if (inFlight.delete(idOf(message.stream)))
          (message.why === 'unknown_device' ? waiting : refused).add(idOf(message.stream));
        pump();
        return;
      case 'lacks_private':
        // Both miss it: that is the answer.
        if (asking.isAsked(message)) asking.answered();
        else request = message;
        pump();
        return;
      case 'province':
        receiveAttestation(message);
        return;
      case 'removed':
        return;
      case 'alive':
        onAlive(message.now);
        asking.retry();
        findReturnedOwn();
        pump();
    }
  }

  /** It holds so much of a stream: what was on its way, or what came to it from somebody else meanwhile. */
  function arrived(stream: StreamKey, seq: number): void {
    const sent = inFlight.get(idOf(stream));
    if (sent === undefined || sent.seq > seq) return;
    inFlight.delete(idOf(stream));
    // A batch is taken in at once, and its window answers meanwhile: as many as it takes in in a moment.
    const took = performance.now() - sent.since;
    if (took > linkLimits.slowMs)
      entriesAtOnce = Math.max(linkLimits.fewestEntries, Math.floor(entriesAtOnce / 2));
    else if (took < linkLimits.quickMs && sent.entries >= entriesAtOnce)
      entriesAtOnce = Math.min(linkLimits.entries, entriesAtOnce * 2);
  }

  /**
   * Now and then, not at every commit: what is new of the other side's own comes here by the others too while it is still on
   * its way from itself.
   */
  function findReturnedOwn(): void {
    for (const chain of chainsIn(journal)) if (chain.device === deviceId) ownOfTheirs.add(idOf(chain));
  }

  function onBatch(batch: PeerBatch): void {
    const { stream } = batch;
    // Neither taken nor refused: the other side sends it again on the next link.
    if (isResting()) return;
    const taken = ingestBatch(desk, batch, returning);
    if (taken.kind === 'not_taken') {
      desk.log(`link with ${deviceId}: a batch of ${stream.device} was not taken (${taken.why})`);
      if (taken.isForGood) refusedForGood(stream);
      sendNow({ kind: 'not_taken', stream, why: taken.why });
      return;
    }
    theirs.add(stream, batch.head);
    asking.answered();
    sendNow({ kind: 'held', stream, ...taken.head });
    wentOver.set(idOf(stream), batch.head.hash);
    changed();
  }

  /** News is relayed: the announcement pumps every link. */
  function receiveAttestation(attestation: ProvinceAttestation): void {
    const came = acceptAttestation(desk, attestation);
    // The entry of its enrolment may still be on its way.
    early = came === 'too_early' ? attestation : null;
    if (came === 'not_proved')
      desk.log(`link with ${deviceId}: an attestation that the province did not sign`);
    else telling.received(attestation);
    if (came === 'news') desk.announce(['sync', 'peers']);
  }

  /** Where this PC's chains of an epoch may have left the other side's; once on a link. */
  function sendHeads(stream: StreamKey): void {
    const id = idOf(stream);
    if (pointed.here.has(id)) return;
    pointed.here.add(id);
    const points = chainsIn(journal)
      .filter((chain) => idOf(chain) === id)
      .flatMap((chain) => pointsOf(journal, chain))
      .slice(0, 64);
    if (points.length > 0)
      sendNow({ kind: 'points', stream: { device: stream.device, epoch: stream.epoch }, points });
  }

  function pump(): void {
    if (!isConnected || isEnding || socket.destroyed) return;
    const chains = chainsIn(journal);
    answerItsQuestion();
    askForPrivate();
    if (early !== null && desk.reads.sync.isEnrolledWith(early.signingKey)) receiveAttestation(early);
    const attestation = telling.next();
    if (attestation !== null) sendNow(attestation);
    sendSoon(chains);
    for (const chain of inTurn(chains)) {
      // The link waits for a slow side, so that nothing piles up here.
      if (inFlight.size >= linkLimits.batchesAtOnce || socket.writableNeedDrain) return;
      const id = idOf(chain);
      if (inFlight.has(id) || waiting.has(id) || refused.has(id)) continue;
      if (chain.device === deviceId && !ownOfTheirs.has(id)) continue;
      const made = next(chain, chains);
      if (made === null) continue;
      const { batch, frame } = made;
      inFlight.set(id, {
        seq: batch.head.seq,
        entries: batch.entries.length,
        since: performance.now(),
      });
      wentOver.set(id, batch.head.hash);
      socket.write(frame ?? framed(batch));
      const prepare = neverThrows(failed, () => makeAhead(chain, batch.head));
      if (batch.more) setImmediate(prepare);
    }
    for (const id of ownOfTheirs) if (!inFlight.has(id)) ownOfTheirs.delete(id);
  }

  /** A side that asks and does not read gets one answer: an answer is large, and asking is cheap. */
  function answerItsQuestion(): void {
    if (request === null || socket.writableNeedDrain) return;
    const asked = request;
    request = null;
    sendNow(answerTo(desk, asked) ?? asked);
  }

  /** Asks for each missing part once on a link, and again when more parts are missing. */
  function askForPrivate(): void {
    const request = asking.next();
    if (request !== null) sendNow(request);
  }

  /** Announces what came from other devices, so that the other side does not relay it to here. */
  function sendSoon(chains: readonly Chain[]): void {
    const own = desk.identity()?.deviceId;
    const news = (among: readonly Chain[]): readonly Chain[] =>
      among.filter(
        (chain) =>
          chain.device !== deviceId &&
          chain.device !== own &&
          announced.get(idOf(chain.key)) !== chain.head.hash &&
          wentOver.get(idOf(chain)) !== chain.head.hash,
      );
    if (announcing !== null || news(chains).length === 0) return;
    const announce = neverThrows(failed, () => {
      announcing = null;
      if (socket.destroyed) return;
      for (const { key, device, epoch, head } of news(chainsIn(journal))) {
        sendNow({ kind: 'held', stream: { device, epoch }, ...head });
        announced.set(idOf(key), head.hash);
      }
    });
    announcing = setTimeout(announce, linkLimits.announceHeldMs);
    announcing.unref();
  }

  /** Those of which the other side lacks entries last, the one with the lowest Lamport clock before the others (J38). */
  function inTurn(chains: readonly Chain[]): readonly Chain[] {
    const isEven = (chain: Chain): boolean =>
      chain.head.seq === 0 || theirs.known(chain).some(({ hash }) => hash === chain.head.hash);
    const lacking = chains.filter((chain) => !isEven(chain));
    if (lacking.length < 2) return chains;
    const toSend = lacking.map((chain) => ({ chain, after: theirs.reach(chain, chains) ?? { seq: 0 } }));
    return [...chains.filter(isEven), ...lowestFirst(journal, toSend).map(({ chain }) => chain)];
  }

  function makeAhead(chain: Chain, after: Head): void {
    if (socket.destroyed) return;
    const batch = nextBatch(desk, chain, after, entriesAtOnce);
    if (batch !== null)
      ahead = { id: idOf(chain.key), after: after.hash, made: { batch, frame: framed(batch) } };
  }

  function next(chain: Chain, chains: readonly Chain[]): Made | null {
    const { head } = chain;
    const known = theirs.known(chain);
    if (head.seq === 0) return null;
    if (known.some(({ hash }) => hash === head.hash)) {
      relay.even(idOf(chain.key));
      return null;
    }
    const isOfOthers = chain.device !== deviceId && chain.device !== desk.identity()?.deviceId;
    if (isOfOthers && !relay.isDue(idOf(chain.key))) return null;
    let reach = theirs.reach(chain, chains);
    if (reach === null) {
      // What goes farther than the chain here is likely to be the same one, and the other side knows it.
      if (known.some(({ seq }) => seq <= head.seq)) sendHeads(chain);
      if (!pointed.there.has(idOf(chain))) return null;
      reach = { seq: 0, hash: journal.hashAt(chain.key, 0) ?? '' };
    }
    if (ahead !== null && ahead.id === idOf(chain.key) && ahead.after === reach.hash) {
      const { made } = ahead;
      ahead = null;
      return made;
    }
    const batch = nextBatch(desk, chain, reach, entriesAtOnce);
    return batch === null ? null : { batch, frame: null };
  }

  return {
    deviceId,
    pump: guardedPump,
    heldOf(stream) {
      const chains = chainsIn(journal);
      const own = chains.find(({ key }) => key.device === stream.device && key.epoch === stream.epoch);
      return own === undefined ? 0 : (theirs.reach(own, chains)?.seq ?? 0);
    },
    holds: () => (isConnected ? theirs.all() : null),
    close: () => socket.destroy(),
    sendRemoved(signature) {
      if (isEnding) return;
      sendNow({ kind: 'removed', signature });
      isEnding = true;
      socket.end();
      // It may not close its own end.
      socket.setTimeout(1000, () => socket.destroy());
    },
  };
}
