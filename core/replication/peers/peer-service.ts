// Keeps this PC together with the office's other PCs for as long as it runs: takes links at the address that was chosen,
// dials every member that it is not linked with, and remembers where each was found and what its clock said. Whatever goes
// wrong here is told and tried again; it stops nobody's work.

import type { OfficeClock } from '#core/access/request-context/office-clock.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';
import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import { loggedError } from '#core/foundation/text/logged-error.ts';
import type { Topic } from '#core/journal/log/reads.ts';
import type { SyncStore } from '#core/replication/sync/sync-store.ts';
import type { Orm } from '#db/open-store.ts';
import { createAddresses } from './addresses.ts';
import { type Bundles, createBundles } from './bundles/carrying.ts';
import { createContacts } from './contacts.ts';
import type {
  FoundPc,
  JoinProgress,
  OwnRemoval,
  PeerHead,
  PeersStateView,
  ReplicationStatusView,
} from './contract.ts';
import { createDialling } from './dialling.ts';
import type { Discovery } from './discovery.ts';
import { joinOffice } from './join-office.ts';
import { createJoining } from './joining.ts';
import { isOwnAddress, readAddress } from './lan.ts';
import { createNotes } from './notes.ts';
import { createOwnRemoval } from './own-removal.ts';
import type { PairingIssuer } from './pairing-issuer.ts';
import { createPeers, type Peers } from './peers.ts';
import type { PeersDesk } from './peers-desk.ts';
import { peersState } from './peers-state.ts';
import type { PeersReads } from './queries.ts';
import { replicationStatusOf } from './replication-status.ts';
import { createTakingLinks } from './taking-links.ts';

export type PeerServiceDesk = PeersDesk & {
  readonly clock: Pick<OfficeClock, 'wall'>;
  readonly clockMonitor: { notePeerTime(deviceId: string, theirTime: string): void };
  readonly reads: { readonly peers: PeersReads; readonly sync: SyncStore };
  announce(topics: readonly Topic[]): void;
  /** This PC has just heard that it was removed: whoever is signed in here is not any more. */
  endSessions(): void;
};

export type PeerService = Bundles & {
  /** Continues with the settings that were in force when this PC was last on. */
  start(): void;
  /** Enables several PCs: accepts links at an address of this computer. @throws ADDRESS_NOT_OURS, PEERS_NOT_LISTENING */
  enable(host: string): Promise<void>;
  /** Disables several PCs: this PC accepts and makes no links any more. */
  disable(): Promise<void>;
  /** @throws PEERS_OFF */
  showCode(by: PairingIssuer, replaces: string | null): { readonly code: string; readonly until: string };
  hideCode(): void;
  /** Links with a PC at a typed address. @throws INPUT_INVALID, PEERS_OFF, PEER_UNREACHABLE, PEER_NOT_A_MEMBER */
  connect(address: string): Promise<void>;
  /** @throws INPUT_INVALID and what joinOffice throws */
  join(
    office: { readonly address: string; readonly code: string; readonly deviceName: string },
    rules: { readonly demoOnly: boolean },
  ): Promise<void>;
  /** PCs that are announced in the network. */
  found(): readonly FoundPc[];
  /** Browses the network for a while, also before this PC belongs to an office. */
  browse(): void;
  state(): PeersStateView;
  /** How far what every device saved has got. */
  replicationStatus(): ReplicationStatusView;
  /** Who told this PC that it was removed from the office; null while it belongs to it. */
  removal(): OwnRemoval | null;
  /** How much of the office is here; null when all of it was. */
  joinProgress(): JoinProgress | null;
  stop(): Promise<void>;
};

/** So often the address and the members are looked at, ms. */
const lookMs = 5000;
/** Screens are told of the links no more often than this, ms. */
const tellMs = 150;

const removedHere: Problem = { code: 'PEER_REMOVED', params: {} };
const diskFull: Problem = { code: 'DISK_FULL', params: {} };

export function createPeerService(desk: PeerServiceDesk, orm: Orm, discovery: Discovery): PeerService {
  const { reads } = desk;
  let isStopped = false;
  /** The disk took nothing more: nothing is taken in from the others until it does. */
  let isResting = false;
  let timer: NodeJS.Timeout | null = null;
  let telling: NodeJS.Timeout | null = null;

  const notes = createNotes(failed);
  const contacts = createContacts(desk, notes);
  const removal = createOwnRemoval(desk, (work) => notes.write('removal', work));
  const addresses = createAddresses(
    {
      ...reads.peers,
      keepAddress: (deviceId, address) =>
        notes.write(`address ${deviceId}`, () => reads.peers.keepAddress(deviceId, address)),
    },
    () => desk.identity()?.deviceId,
  );
  const dialling = createDialling(({ host, port }, sought) => peers.connect(host, port, sought), log);
  const peers: Peers = createPeers(desk, orm, () => Date.parse(desk.clock.wall()), {
    self: () => ({
      ...(joining.isTaken() ? {} : { isJoining: true as const }),
      now: desk.clock.wall(),
      listens: taking.address(),
      others: addresses.toAnnounce(),
    }),
    connected(deviceId, hello) {
      dialling.connected(addresses.placesOf(deviceId));
      contacts.hear(deviceId, hello.now);
      addresses.connected(deviceId, hello.listens);
      addresses.noteOthers(hello.others);
      joining.connected(deviceId, hello.heads);
      dialAll();
    },
    alive: contacts.hear,
    isResting: () => isResting,
    failed,
    refusedForGood: (stream) => joining.skipEpoch(stream),
    removed(by, signature) {
      if (isStopped || !removal.hear(by, signature, desk.clock.wall())) return;
      log(`this PC was removed from the office, says ${by}`);
      desk.endSessions();
      discovery.stopAdvertising();
      taking.forget();
      endLinks();
      desk.announce(['peers', 'office', 'staff']);
    },
    ended(deviceId, holds) {
      if (!isStopped) keepPeerHeads(deviceId, holds);
    },
    changed() {
      // Links end after the store is closed.
      if (isStopped) return;
      joining.settle();
      contacts.keepEnded(peers.linked());
      tell();
    },
  });

  function tell(): void {
    if (telling !== null || isStopped) return;
    const announce = neverThrows(failed, () => {
      telling = null;
      desk.announce(['peers']);
    });
    telling = setTimeout(announce, tellMs);
    telling.unref();
  }

  const taking = createTakingLinks({
    ...{ discovery, isLinking, tell, log, identity: () => desk.identity() },
    reads: reads.peers,
    peers: () => peers,
  });
  const joining = createJoining(desk);
  const bundles = createBundles(desk, tell);

  function savePeerHeads(): void {
    for (const [deviceId, heads] of peers.peerHeads()) keepPeerHeads(deviceId, heads);
  }

  function keepPeerHeads(deviceId: string, heads: readonly PeerHead[]): void {
    notes.write(`heads ${deviceId}`, () => reads.peers.savePeerHeads(deviceId, heads));
  }

  /** Whether this PC is to have links: several PCs are on, and it belongs to the office. */
  function isLinking(): boolean {
    return !isStopped && reads.peers.settings().isOn && desk.identity() !== null && removal.state() === null;
  }

  /** The PCs of the office that are not linked. */
  function missing(): readonly string[] {
    const own = desk.identity()?.deviceId;
    const linked = new Set(peers.linked());
    return reads.peers
      .known()
      .filter(({ deviceId, isRemoved }) => !isRemoved && deviceId !== own && !linked.has(deviceId))
      .map(({ deviceId }) => deviceId);
  }

  /** Dials everybody who is due. */
  function dialAll(): void {
    if (isLinking())
      dialling.dial(new Map(missing().map((deviceId) => [deviceId, addresses.placesOf(deviceId)])));
  }

  /** What nobody waited for went wrong: said, and tried again at the next look. A full disk makes this PC rest (N46). */
  function failed(error: unknown): void {
    const isFull = storeProblemOf(error)?.code === 'DISK_FULL';
    if (isFull && isResting) return;
    log(error);
    if (!isFull) return;
    isResting = true;
    tell();
  }

  /** Whether the disk takes something again: then the links begin anew, each from what both sides hold. */
  function goOnWithRoom(): void {
    reads.peers.keepSettings(reads.peers.settings());
    if (!notes.writeAgain()) return;
    isResting = false;
    peers.endLinks();
    tell();
  }

  function log(error: unknown): void {
    desk.log(`peers: ${loggedError(error)}`);
  }

  function begin(): void {
    if (timer !== null || isStopped) return;
    joining.begin();
    timer = setInterval(lookAgain, lookMs);
    timer.unref();
    lookAgain();
  }

  /** Nothing is asked in the network while everybody is here; and what calls there never makes this PC ask more. */
  function look(): Promise<void> {
    if (isLinking() && missing().length > 0) discovery.browse();
    return browse();
  }

  async function browse(): Promise<void> {
    await taking.look();
    if (isStopped) return;
    if (isResting) neverThrows(failed, goOnWithRoom)();
    addresses.noteFound(discovery.found(), peers.linked());
    addresses.noteAnnounced();
    dialAll();
  }

  const lookAgain = neverThrows(failed, look);
  const browseAgain = neverThrows(failed, browse);
  const endLinks = neverThrows(failed, () => peers.disable());
  const onFound = neverThrows(failed, () => {
    if (timer !== null) browseAgain();
    tell();
  });
  discovery.onFound(onFound);

  return {
    start() {
      if (reads.peers.settings().isOn && desk.identity() !== null) begin();
    },
    async enable(host) {
      if (!isOwnAddress(host)) throw refusal('ADDRESS_NOT_OURS', {});
      if (desk.identity() === null) throw refusal('OFFICE_NOT_SET_UP', {});
      const settings = reads.peers.settings();
      reads.peers.keepSettings({ ...settings, isOn: true, host });
      // Whoever looks meanwhile opens at the new address.
      if (settings.isOn && settings.host !== host) {
        taking.forget();
        await peers.disable();
      }
      begin();
      await browse();
      desk.announce(['peers']);
      const problem = taking.problem();
      if (problem !== null) throw new ProblemError(problem);
    },
    async disable() {
      reads.peers.keepSettings({ ...reads.peers.settings(), isOn: false });
      if (timer !== null) clearInterval(timer);
      timer = null;
      discovery.stopAdvertising();
      taking.forget();
      await peers.disable();
      desk.announce(['peers']);
    },
    showCode(by, replaces) {
      if (taking.address() === null) throw refusal('PEERS_OFF', {});
      const dead = reads.peers.members().find(({ deviceId }) => deviceId === replaces);
      if (
        replaces !== null &&
        (dead === undefined || dead.isRemoved || replaces === desk.identity()?.deviceId)
      )
        throw refusal('NOT_FOUND', { what: 'device' });
      const code = peers.showCode(by, replaces);
      desk.announce(['peers']);
      return { code, until: new Date(peers.codeUntil() ?? 0).toISOString() };
    },
    hideCode() {
      peers.hideCode();
      desk.announce(['peers']);
    },
    async connect(typed) {
      const address = readAddress(typed);
      if (address === null) throw refusal('INPUT_INVALID', { fields: ['address'] });
      if (!reads.peers.settings().isOn) throw refusal('PEERS_OFF', {});
      await peers.connect(address.host, address.port);
    },
    async join({ address: typed, code, deviceName }, { demoOnly }) {
      const address = readAddress(typed);
      if (address === null) throw refusal('INPUT_INVALID', { fields: ['address'] });
      await joinOffice(desk, { ...address, code, deviceName, demoOnly });
      begin();
    },
    found: () => discovery.found().map(({ deviceId: _, ...pc }) => pc),
    browse: () => discovery.browse(),
    ...bundles,
    bundleOut(recipient, dir, tell) {
      // The province takes nothing from a PC that the office removed.
      if (recipient === 'province' && removal.state() !== null) throw refusal('PEER_REMOVED', {});
      savePeerHeads();
      return bundles.bundleOut(recipient, dir, tell);
    },
    state() {
      const removed = removal.state();
      return peersState(desk, {
        ...{
          peers,
          listens: taking.address(),
          heard: contacts.heard,
          removal: removed,
          hearing: discovery.hearing(),
        },
        problem: removed !== null ? removedHere : isResting ? diskFull : taking.problem(),
      });
    },
    replicationStatus() {
      const linked = peers.peerHeads();
      return replicationStatusOf(desk, (deviceId) => linked.get(deviceId) ?? reads.peers.peerHeads(deviceId));
    },
    removal: () => removal.state(),
    joinProgress: () => joining.state(peers.linked().length > 0),
    async stop() {
      if (isStopped) return;
      contacts.keepAll();
      savePeerHeads();
      isStopped = true;
      joining.stop();
      if (timer !== null) clearInterval(timer);
      if (telling !== null) clearTimeout(telling);
      await taking.idle();
      await Promise.all([peers.close(), discovery.stop()]);
    },
  };
}
