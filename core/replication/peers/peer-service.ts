// Keeps this PC together with the office's other PCs for as long as it runs: takes links at the address that was chosen,
// dials every member that it is not linked with, and remembers where each was found and what its clock said. Whatever goes
// wrong here is told and tried again; it stops nobody's work.

import type { OfficeClock } from '#core/access/request-context/office-clock.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';
import type { Topic } from '#core/journal/log/reads.ts';
import type { SyncStore } from '#core/replication/sync/sync-store.ts';
import type { Orm } from '#db/open-store.ts';
import type { StoreThread } from '#db/store-thread.ts';
import { createAddresses } from './addresses.ts';
import { type Bundles, createBundles } from './bundles/carrying.ts';
import type { Address, FoundPc, JoinProgress, PeersStateView, ReplicationStatusView } from './contract.ts';
import { createDialling } from './dialling.ts';
import type { Discovery } from './discovery.ts';
import { createOfficeImages, type ImageParts } from './image/office-images.ts';
import { joinOffice } from './join-office.ts';
import { createJoining } from './joining.ts';
import { isOwnAddress, ownAddresses, readAddress, usualPort } from './lan.ts';
import type { PairingIssuer } from './pairing-issuer.ts';
import { createPeers, type Peers } from './peers.ts';
import type { PeersDesk } from './peers-desk.ts';
import { peersState } from './peers-state.ts';
import type { PeersReads } from './queries.ts';
import { replicationStatusOf } from './replication-status.ts';

export type PeerServiceDesk = PeersDesk & {
  readonly clock: Pick<OfficeClock, 'wall'>;
  readonly clockMonitor: { notePeerTime(deviceId: string, theirTime: string): void };
  readonly reads: { readonly peers: PeersReads; readonly sync: SyncStore };
  announce(topics: readonly Topic[]): void;
  /** Starts a second thread over the store, for taking a large office over. */
  startStoreThread(): StoreThread;
  /** What images of the office are made of, and where. */
  readonly images: ImageParts;
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
  /** How much of the office is here; null when all of it was. */
  joinProgress(): JoinProgress | null;
  stop(): Promise<void>;
};

/** So often the address and the members are looked at, ms. */
const lookMs = 5000;
/** Screens are told of the links no more often than this, ms. */
const tellMs = 150;
/** Between two writings of a contact that lasts. */
const keepContactMs = 10 * 60_000;

const removedHere: Problem = { code: 'PEER_REMOVED', params: {} };

export function createPeerService(desk: PeerServiceDesk, orm: Orm, discovery: Discovery): PeerService {
  const { reads, machine } = desk;
  const heard = new Map<string, { readonly at: string; readonly clockOffsetMs: number }>();
  /** When the last contact was written down, ms by this PC's clock. */
  const keptAt = new Map<string, number>();
  let listens: Address | null = null;
  let problem: Problem | null = null;
  let isStopped = false;
  /** The others say that this PC was removed from the office. */
  let isRemoved = false;
  let timer: NodeJS.Timeout | null = null;
  let telling: NodeJS.Timeout | null = null;
  let opening: Promise<void> = Promise.resolve();

  const addresses = createAddresses(reads.peers, () => desk.identity()?.deviceId);
  const dialling = createDialling(({ host, port }, sought) => peers.connect(host, port, sought), log);
  const peers: Peers = createPeers(desk, orm, () => Date.parse(desk.clock.wall()), {
    self: () => ({
      now: desk.clock.wall(),
      listens,
      others: addresses.toAnnounce(),
    }),
    connected(deviceId, hello) {
      dialling.connected(addresses.placesOf(deviceId));
      isRemoved = false;
      noteTime(deviceId, hello.now);
      addresses.connected(deviceId, hello.listens);
      addresses.noteOthers(hello.others);
      joining.connected(deviceId, hello.heads);
      dialAll();
    },
    alive: noteTime,
    image: (socket) => images.answer(socket),
    refusedForGood: (stream) => joining.skipEpoch(stream),
    removed() {
      if (isStopped) return;
      isRemoved = true;
      tell();
    },
    ended(deviceId, holds) {
      if (!isStopped) reads.peers.savePeerHeads(deviceId, holds);
    },
    changed() {
      // Links end after the store is closed.
      if (isStopped) return;
      joining.settle();
      for (const deviceId of heard.keys()) if (!peers.linked().includes(deviceId)) keepContact(deviceId);
      tell();
    },
  });

  function tell(): void {
    if (telling !== null || isStopped) return;
    telling = setTimeout(() => {
      telling = null;
      desk.announce(['peers']);
    }, tellMs);
    telling.unref();
  }

  /**
   * One's own clock is compared with that of whoever speaks. Kept at first, when the link ends, and every few minutes: nothing
   * is written each time, and a close of the day knows who was in touch on it.
   */
  function noteTime(deviceId: string, now: string): void {
    const own = desk.clock.wall();
    heard.set(deviceId, { at: own, clockOffsetMs: Date.parse(now) - Date.parse(own) });
    if (Math.abs(Date.parse(own) - (keptAt.get(deviceId) ?? 0)) >= keepContactMs) keepContact(deviceId, true);
    if (machine.isSimulated !== true) desk.clockMonitor.notePeerTime(deviceId, now);
  }

  const joining = createJoining(desk, tell, desk.startStoreThread);
  const images = createOfficeImages(desk, joining, tell);
  const bundles = createBundles(desk, tell);

  function savePeerHeads(): void {
    for (const [deviceId, heads] of peers.peerHeads()) reads.peers.savePeerHeads(deviceId, heads);
  }

  function keepContact(deviceId: string, goesOn = false): void {
    const last = heard.get(deviceId);
    if (last === undefined) return;
    reads.peers.saveContact(deviceId, { lastContactAt: last.at, clockOffsetMs: last.clockOffsetMs });
    if (goesOn) keptAt.set(deviceId, Date.parse(last.at));
    else {
      heard.delete(deviceId);
      keptAt.delete(deviceId);
    }
  }

  /** Dials everybody who is due. */
  function dialAll(): void {
    if (isStopped || !reads.peers.settings().isOn || desk.identity() === null) return;
    const own = desk.identity()?.deviceId;
    const linked = new Set(peers.linked());
    const sought = reads.peers
      .known()
      .filter(({ deviceId, isRemoved: isGone }) => !isGone && deviceId !== own && !linked.has(deviceId));
    dialling.dial(new Map(sought.map(({ deviceId }) => [deviceId, addresses.placesOf(deviceId)])));
  }

  function log(error: unknown): void {
    desk.log(`peers: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }

  /** Takes links at the address that was chosen, or at the computer's only one when that is gone (N22). */
  async function listenWhereSet(): Promise<void> {
    if (isStopped) return;
    const settings = reads.peers.settings();
    if (!settings.isOn || desk.identity() === null) return;
    if (listens !== null && isOwnAddress(listens.host)) return;
    if (listens !== null) {
      listens = null;
      await peers.disable();
    }
    const [only, ...more] = ownAddresses();
    const host = isOwnAddress(settings.host) || only === undefined || more.length > 0 ? settings.host : only;
    try {
      const port = await portAt(host, settings.port);
      listens = { host, port };
      problem = null;
      if (port !== settings.port) reads.peers.keepSettings({ ...reads.peers.settings(), port });
      const { deviceId = '', officeCode = '', deviceName = '' } = desk.identity() ?? {};
      discovery.advertise({ deviceId, office: officeCode, name: deviceName, address: listens });
    } catch (error) {
      if (problem === null) log(error);
      problem = { code: 'PEERS_NOT_LISTENING', params: { address: host } };
    }
    tell();
  }

  async function portAt(host: string, port: number): Promise<number> {
    try {
      return await peers.enable(host, port === 0 ? usualPort : port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      return peers.enable(host, 0);
    }
  }

  /** An office of very many entries is taken over by an image of it, where there is one to be had; links are made after that. */
  function begin(): void {
    if (timer !== null || isStopped || images.isTaking()) return;
    void images.takeFirst().then((isPlaced) => {
      if (!isPlaced) beginLinks();
    });
  }

  function beginLinks(): void {
    if (timer !== null || isStopped) return;
    joining.begin();
    timer = setInterval(() => void browse(), lookMs);
    timer.unref();
    void browse();
  }

  async function browse(): Promise<void> {
    opening = opening.then(listenWhereSet).catch(log);
    await opening;
    if (isStopped) return;
    addresses.noteFound(discovery.found(), peers.linked());
    addresses.noteAnnounced();
    dialAll();
  }

  discovery.onFound(() => {
    if (timer !== null) void browse();
    tell();
  });

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
        listens = null;
        await peers.disable();
      }
      begin();
      await browse();
      desk.announce(['peers']);
      if (problem !== null) throw new ProblemError(problem);
    },
    async disable() {
      reads.peers.keepSettings({ ...reads.peers.settings(), isOn: false });
      if (timer !== null) clearInterval(timer);
      timer = null;
      discovery.stopAdvertising();
      listens = null;
      problem = null;
      await peers.disable();
      desk.announce(['peers']);
    },
    showCode(by, replaces) {
      if (listens === null) throw refusal('PEERS_OFF', {});
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
    bundleOut(...what) {
      savePeerHeads();
      return bundles.bundleOut(...what);
    },
    state: () => peersState(desk, { peers, listens, problem: isRemoved ? removedHere : problem, heard }),
    replicationStatus() {
      const linked = peers.peerHeads();
      return replicationStatusOf(desk, (deviceId) => linked.get(deviceId) ?? reads.peers.peerHeads(deviceId));
    },
    joinProgress: () => images.state() ?? joining.state(peers.linked().length > 0),
    async stop() {
      if (isStopped) return;
      for (const deviceId of heard.keys()) keepContact(deviceId, true);
      savePeerHeads();
      isStopped = true;
      const stopped = joining.stop();
      if (timer !== null) clearInterval(timer);
      if (telling !== null) clearTimeout(telling);
      await opening;
      await Promise.all([peers.close(), discovery.stop(), stopped, images.stop()]);
    },
  };
}
