// What two PCs of an office exchange: heads when they connect, missing entries in chain order, then every commit at once. A batch is
// acknowledged after COMMIT. A PC relays up to heads signed by the writer: it can neither forge, drop from the middle nor
// reorder. If an epoch has two branches, both sides send points of their chains, find where they part, and hold both.
import type { TLSSocket } from 'node:tls';
import type { Head, StreamKey } from '#core/journal/log/journal-store.ts';
import {
  linkLimits,
  measures,
  type PeerBatch,
  type PeerHead,
  type PeerMessage,
  type ProvinceAttestation,
} from './contract.ts';
import { ingestBatch, type Returning } from './ingest.ts';
import { lowestFirst } from './lowest-first.ts';
import { framed, readMessages, writeMessage } from './messages.ts';
import { answerTo, createAsking, type Lacks } from './missing-private.ts';
import { nextBatch } from './next-batch.ts';
import { type Chain, chainsIn, createPeerHeads, headsIn, idOf, pointsOf } from './peer-heads.ts';
import type { PeersDesk } from './peers-desk.ts';
import { acceptAttestation, createTelling } from './province-attestation.ts';
import { readPeerMessage } from './read-message.ts';
import { createRelay } from './relay.ts';

export type Exchange = {
  readonly deviceId: string;
  /** Something was committed here: send what the other side lacks. */
  pump(): void;
  /** How far the other side holds a stream of this PC, as it said itself. */
  heldOf(stream: StreamKey): number;
  /** Everything that it said it holds; null before it greeted. */
  holds(): readonly PeerHead[] | null;
  close(): void;
  /** Ends it with the word that the other side was removed from the office. */
  sendRemoved(): void;
};

/** What happens on a link, for whoever keeps it. */
export type ExchangeEvents = {
  /** What this PC says of itself in its greeting. */
  readonly self: () => Pick<Hello, 'now' | 'listens' | 'others' | 'instance'>;
  /** The other side greeted. */
  readonly connected: (hello: Hello) => void;
  /** A chain goes on with what is never taken in here. */
  readonly refusedForGood: (stream: StreamKey) => void;
  /** It says that this PC was removed from the office. */
  readonly removed: () => void;
  /** What its clock says. */
  readonly alive: (now: string) => void;
  /** It said that it holds more, or more came from it. */
  readonly changed: () => void;
  /** Called once. */
  readonly ended: () => void;
};
/** A batch, and how it goes over the link where that is made already. */
type Made = { readonly batch: PeerBatch; readonly frame: Buffer | null };
export type Hello = Extract<PeerMessage, { readonly kind: 'hello' }>;

/** Speaks with a member over a link that is proved to be its own (N12, N27). */
export function exchange(
  desk: PeersDesk,
  socket: TLSSocket,
  deviceId: string,
  { self, connected, refusedForGood, removed, alive: heardAlive, changed, ended }: ExchangeEvents,
): Exchange {
  const { journal } = desk.path;
  const theirs = createPeerHeads(journal);
  /** Epochs of which a batch is on its way; whose device is unknown there yet; of which nothing is taken; told in points. */
  const onTheWay = new Map<
    string,
    { readonly seq: number; readonly entries: number; readonly since: number }
  >();
  const waiting = new Set<string>();
  const refused = new Set<string>();
  const pointed = { here: new Set<string>(), there: new Set<string>() };
  const returning: Returning = new Map();
  /** Epochs of the other side's own that are looked at: it may have been put back from a copy. */
  const ownOfTheirs = new Set<string>();
  const relay = createRelay(() => guarded(pump));
  const asking = createAsking(journal);
  const telling = createTelling(desk, theirs);
  /** The last entries of chains here that the other side knows to be here, by their hashes; those of epochs that went over the link. */
  const told = new Map<string, string>();
  const wentOver = new Map<string, string>();
  let saying: NodeJS.Timeout | null = null;
  /** What it asked for last and was not answered yet; how much was said since it read last. */
  let question: Lacks | null = null;
  let unread = 0;
  let entriesAtOnce: number = linkLimits.entriesAtFirst;
  /** The batch after one that is on its way, made and written out while the other side takes that one in. */
  let ahead: { readonly id: string; readonly after: string; readonly made: Made } | null = null;
  let isConnected = false;
  /** What it said of a province with which the office is not enrolled as far as the journal here goes. */
  let early: ProvinceAttestation | null = null;

  const say = (message: PeerMessage): void => {
    if (socket.destroyed) return;
    unread = socket.writableNeedDrain ? unread + 1 : 0;
    if (unread > measures.unread) socket.destroy();
    else writeMessage(socket, message);
  };
  // A link that was ended here hears so in a later turn: the store may be closed by then.
  const alive = setInterval(() => {
    if (!socket.destroyed) guarded(() => say({ kind: 'alive', now: self().now }));
  }, linkLimits.aliveMs);
  alive.unref();
  socket.once('close', () => {
    clearInterval(alive);
    relay.stop();
    if (saying !== null) clearTimeout(saying);
    ended();
  });
  socket.on('drain', () => guarded(pump));
  readMessages(socket, linkLimits.messageBytes, (value) => {
    const message = readPeerMessage(value);
    // A newer application says more than this one understands.
    if (message === 'unknown_kind' && isConnected) return;
    if (message === null || message === 'unknown_kind') socket.destroy();
    else if (message.kind === 'removed') {
      removed();
      socket.destroy();
    }
    // One greeting, and nothing before it.
    else if (isConnected === (message.kind === 'hello')) socket.destroy();
    else guarded(() => onMessage(message));
  });
  guarded(sendHello);

  /** What breaks here ends this link, and nothing else: the other side meets again and starts from the heads. */
  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      desk.log(`link with ${deviceId}: ${error instanceof Error ? error.message : String(error)}`);
      socket.destroy();
    }
  }

  function sendHello(): void {
    const office = desk.identity()?.officeCode;
    if (office === undefined) throw new Error('the office is not set up');
    const heads = headsIn(journal);
    say({ kind: 'hello', version: 1, office, heads: heads.slice(0, measures.heads), ...self() });
    for (const { device, epoch, ...head } of heads.slice(measures.heads))
      say({ kind: 'held', stream: { device, epoch }, ...head });
    for (const { key, head } of chainsIn(journal)) told.set(idOf(key), head.hash);
  }

  function onMessage(message: PeerMessage): void {
    switch (message.kind) {
      case 'hello':
        if (message.office !== desk.identity()?.officeCode) throw new Error('a PC of another office');
        for (const head of message.heads) theirs.add(head, head);
        isConnected = true;
        connected(message);
        lookAtTheirOwn();
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
        if (onTheWay.delete(idOf(message.stream)))
          (message.why === 'unknown_device' ? waiting : refused).add(idOf(message.stream));
        pump();
        return;
      case 'lacks_private':
        // Both miss it: that is the answer.
        if (asking.isAsked(message)) asking.answered();
        else question = message;
        pump();
        return;
      case 'province':
        verifyProvinceAttestation(message);
        return;
      case 'removed':
        return;
      case 'alive':
        heardAlive(message.now);
        asking.lookAgain();
        lookAtTheirOwn();
        pump();
    }
  }

  /** It holds so much of a stream: what was on its way, or what came to it from somebody else meanwhile. */
  function arrived(stream: StreamKey, seq: number): void {
    const sent = onTheWay.get(idOf(stream));
    if (sent === undefined || sent.seq > seq) return;
    onTheWay.delete(idOf(stream));
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
  function lookAtTheirOwn(): void {
    for (const chain of chainsIn(journal)) if (chain.device === deviceId) ownOfTheirs.add(idOf(chain));
  }

  function onBatch(batch: PeerBatch): void {
    const { stream } = batch;
    const taken = ingestBatch(desk, batch, returning);
    if (taken.kind === 'not_taken') {
      desk.log(`link with ${deviceId}: a batch of ${stream.device} was not taken (${taken.why})`);
      if (taken.isForGood) refusedForGood(stream);
      say({ kind: 'not_taken', stream, why: taken.why });
      return;
    }
    theirs.add(stream, batch.head);
    asking.answered();
    say({ kind: 'held', stream, ...taken.head });
    wentOver.set(idOf(stream), batch.head.hash);
    changed();
  }

  /** What it learned here it tells on: the announcement is what every link is pumped by. */
  function verifyProvinceAttestation(word: ProvinceAttestation): void {
    const came = acceptAttestation(desk, word);
    // Its enrolment is in an entry that is still on its way, or nowhere.
    early = came === 'too_early' ? word : null;
    if (came === 'not_proved') desk.log(`link with ${deviceId}: a word that the province did not sign`);
    else telling.heard(word);
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
      say({ kind: 'points', stream: { device: stream.device, epoch: stream.epoch }, points });
  }

  function pump(): void {
    if (!isConnected || socket.destroyed) return;
    const chains = chainsIn(journal);
    answerItsQuestion();
    askForPrivate();
    if (early !== null && desk.reads.sync.isEnrolledWith(early.signingKey)) verifyProvinceAttestation(early);
    const word = telling.next();
    if (word !== null) say(word);
    sendSoon(chains);
    for (const chain of inTurn(chains)) {
      // A slow side is waited for: nothing piles up here for it.
      if (onTheWay.size >= linkLimits.batchesAtOnce || socket.writableNeedDrain) return;
      const id = idOf(chain);
      if (onTheWay.has(id) || waiting.has(id) || refused.has(id)) continue;
      if (chain.device === deviceId && !ownOfTheirs.has(id)) continue;
      const made = next(chain, chains);
      if (made === null) continue;
      const { batch, frame } = made;
      onTheWay.set(id, {
        seq: batch.head.seq,
        entries: batch.entries.length,
        since: performance.now(),
      });
      wentOver.set(id, batch.head.hash);
      socket.write(frame ?? framed(batch));
      if (batch.more) setImmediate(() => guarded(() => makeAhead(chain, batch.head)));
    }
    for (const id of ownOfTheirs) if (!onTheWay.has(id)) ownOfTheirs.delete(id);
  }

  /** One that asks and does not read gets one answer: it is large, and asking costs little. */
  function answerItsQuestion(): void {
    if (question === null || socket.writableNeedDrain) return;
    const asked = question;
    question = null;
    say(answerTo(desk, asked) ?? asked);
  }

  /** Each once on a link, and once more when more are missing. */
  function askForPrivate(): void {
    const question = asking.next();
    if (question !== null) say(question);
  }

  /** So that it need not be passed on to here what came from its own device. */
  function sendSoon(chains: readonly Chain[]): void {
    const own = desk.identity()?.deviceId;
    const news = (among: readonly Chain[]): readonly Chain[] =>
      among.filter(
        (chain) =>
          chain.device !== deviceId &&
          chain.device !== own &&
          told.get(idOf(chain.key)) !== chain.head.hash &&
          wentOver.get(idOf(chain)) !== chain.head.hash,
      );
    if (saying !== null || news(chains).length === 0) return;
    saying = setTimeout(() => {
      saying = null;
      guarded(() => {
        if (socket.destroyed) return;
        for (const { key, device, epoch, head } of news(chainsIn(journal))) {
          say({ kind: 'held', stream: { device, epoch }, ...head });
          told.set(idOf(key), head.hash);
        }
      });
    }, linkLimits.sayHeldMs);
    saying.unref();
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
    pump: () => guarded(pump),
    heldOf(stream) {
      const chains = chainsIn(journal);
      const own = chains.find(({ key }) => key.device === stream.device && key.epoch === stream.epoch);
      return own === undefined ? 0 : (theirs.reach(own, chains)?.seq ?? 0);
    },
    holds: () => (isConnected ? theirs.all() : null),
    close: () => socket.destroy(),
    sendRemoved() {
      say({ kind: 'removed' });
      socket.end();
      // It may not close its own end.
      socket.setTimeout(1000, () => socket.destroy());
    },
  };
}
