// Opens an office: its store in the newest form, the write path over it, every duty's reads, the sync.
import { rmSync, statSync } from 'node:fs';
import { restoreGuards } from '#db/guards.ts';
import { isLaidDown, putUpAll } from '#db/laid-down.ts';
import { type Migration, MigrationError, migrate, pendingMigrations, readMigrations } from '#db/migrate.ts';
import { openStore, type Store, StoreKeyError } from '#db/open-store.ts';
import { hasSoundPage } from '#db/page-check.ts';
import { removeStore } from '#db/remove-store.ts';
import { removePartialSnapshots } from '#db/snapshot.ts';
import { startStoreThread } from '#db/store-thread.ts';
import { finishSwap } from '#db/swap-store.ts';
import { createAppliers, createReads, topics } from './assemble.ts';
import { beforeFirstUse } from './before-first-use.ts';
import { watchClock } from './clock/watch-clock.ts';
import type { Desk } from './desk/desk.ts';
import { doorOf } from './desk/door.ts';
import { officeClock } from './desk/office-clock.ts';
import type { SnapshotKeeper } from './desk/watches.ts';
// The duties name their reads: whoever opens a desk sees them.
import './duties.ts';
import { createProofs } from './desk/proofs.ts';
import { followJournal } from './follow-journal.ts';
import { compareWitnesses, deviceIdOf, type WitnessVerdict } from './journal/compare-witness.ts';
import { type DeviceIdentity, readDeviceIdentity } from './journal/device-identity.ts';
import type { StreamKey } from './journal/journal-store.ts';
import type { Machine } from './journal/machine.ts';
import {
  copiesOfStore,
  copyBeforeMigration,
  snapshotsFolder,
  snapshotsIn,
  storeFile,
} from './journal/office-files.ts';
import type { Topic } from './journal/reads.ts';
import {
  keepWitness,
  readWitnesses,
  removeWitness,
  type WitnessKeeper,
  type WitnessPlaces,
} from './journal/witness.ts';
import { createWritePath } from './journal/write-path.ts';
import { businessDayOf } from './leaves/calendar/business-day.ts';
import { ProblemError, refusal } from './leaves/problems/problem-error.ts';
import { withStoreProblems } from './leaves/problems/store-problem.ts';
import { createPeerService, type PeerService } from './peers/peer-service.ts';
import { mdnsSeeker, noSeeker } from './peers/seek.ts';
import { createReportReader } from './settlement/files/report-reader.ts';
import { createAttempts } from './staff/attempts.ts';
import type { SessionLimits } from './staff/rules.ts';
import { createSessions } from './staff/sessions.ts';
import { noteKeyReleased } from './store/note-key-released.ts';
import { keepAsFound, noteRewound } from './store/note-rewound.ts';
import { keepSnapshots } from './store/snapshot-keeper.ts';
import { createSyncEngine, type SyncEngineOptions } from './sync/engine.ts';
import type { Province } from './sync/sync-store.ts';
import { watchTables } from './watch-tables.ts';

export { storeFile };

export type DeskOptions = {
  readonly dir: string;
  /** Raw 32-byte data key. */
  readonly dataKey: Uint8Array;
  readonly appVersion: string;
  readonly machine: Machine;
  readonly migrationsFolder: string;
  readonly readonly?: boolean;
  readonly demoOnly?: boolean;
  readonly sync?: SyncEngineOptions;
  /** A folder outside the office's for the second witness of the head; none for a demonstration. */
  readonly witnessHome?: string | null;
  /** True where snapshots are taken hourly and at the close of a day. */
  readonly snapshots?: boolean;
  /**
   * Whether this PC speaks with the office's others, when the office has several: not for one operation; `addresses`
   * without looking for them in the network.
   */
  readonly peers?: 'network' | 'addresses';
  /** Makes a new printed recovery code; none for a demonstration. */
  readonly renewRecoveryCode?: () => Promise<string>;
  /** Puts the province's wrap of the data key into both key files; none for a demonstration. */
  readonly toKeyFiles?: (wrap: string) => void;
  /**
   * True for a copy that is prepared or looked at and is not this PC's store: it has no witness and sends nothing.
   */
  readonly aside?: boolean;
  /** Told what goes wrong behind the screens, a line each. */
  readonly log?: (line: string) => void;
  /** Told what the comparison after the opening found that nobody can work on; every call is refused by it as well. Logged when left out. */
  readonly unusable?: (error: unknown) => void;
  /** When sessions lock and end; the office's own limits when left out. */
  readonly sessionLimits?: SessionLimits;
  /** Is given the desk that takes the place of this one when the office starts over. */
  readonly replaced?: (next: Desk) => void;
};

/**
 * Opens the office's store and brings it to the newest form.
 * @throws STORE_MISSING, KEY_NOT_OPENED, DISK_FULL, STORE_FORBIDDEN, STORE_IN_USE, STORE_NEWER, STORE_HISTORY_CHANGED, STORE_MIGRATION_LOST_ROWS, STORE_DAMAGED
 */
export function openDesk(options: DeskOptions): Desk {
  return withStoreProblems(() => open(options));
}

function open(options: DeskOptions): Desk {
  const { dir, appVersion, log = () => undefined } = options;
  const clock = officeClock(options.machine);
  const { machine } = clock;
  if (!options.readonly && !options.aside) {
    finishSwap(dir);
    for (const folder of [dir, snapshotsFolder(dir)]) removePartialSnapshots(folder);
  }
  const places = { dir, home: options.witnessHome ?? null, dataKey: options.dataKey };
  if (!options.aside) requireStoreThere(places);
  const store = openOrRefuse(options, places);
  const migrations = readMigrations(options.migrationsFolder);
  let witnessed: WitnessVerdict;
  try {
    witnessed = options.aside
      ? { kind: 'sound' }
      : compareWitnesses(store.sqlite, readWitnesses(places, deviceIdOf(store.sqlite)));
    if (!options.readonly && witnessed.kind === 'rewound') keepAsFound(dir, machine.now(), log);
    if (options.readonly) requireNewest(store, migrations);
    else {
      bringUp(store, migrations, options);
    }
  } catch (error) {
    store.sqlite.close();
    if (error instanceof MigrationError) throw new ProblemError(error.problem);
    throw error;
  }
  const listeners = new Set<(topics: readonly Topic[]) => void>();
  const announce = (topics: readonly Topic[]): void => {
    for (const listener of listeners) listener(topics);
  };
  let identity: DeviceIdentity | null = readDeviceIdentity(store.orm);
  const path = createWritePath({
    store,
    machine: options.machine,
    officialOf: clock.officialOf,
    committed: clock.committed,
    appliers: createAppliers(store),
    identity: () => identity,
    clockOffsetMs: () => desk.clockOffsetMs,
    supervisedBy: (person) => desk.sessions.markOf(person),
    changed(topics) {
      // A first run or a new epoch has changed it; both are rare, and this is after the commit.
      if (topics.includes('office')) identity = readDeviceIdentity(store.orm);
      witness?.note();
      snapshots?.look();
      announce(topics);
      if (!options.aside) sync.wake();
    },
  });
  const reads = createReads(store.orm, path.journal);
  // The tables are compared before anybody reads or writes by the desk (J27); the opening and the door do not wait for it.
  const firstUse = beforeFirstUse();
  const door = doorOf(reads, path);
  const desk: Desk = {
    dir,
    get store() {
      firstUse.pass();
      return store;
    },
    migrations,
    machine,
    appVersion,
    demoOnly: options.demoOnly ?? false,
    witnessed,
    get snapshots() {
      return snapshots;
    },
    renewRecoveryCode: options.renewRecoveryCode ?? null,
    dataKey: options.dataKey,
    keyKeeper:
      options.toKeyFiles === undefined ? null : { dataKey: options.dataKey, toKeyFiles: options.toKeyFiles },
    openReader: () => openStore(storeFile(dir), { key: options.dataKey, readonly: true }),
    clockOffsetMs: null,
    get reads() {
      firstUse.pass();
      return reads;
    },
    get door() {
      firstUse.knock();
      return door;
    },
    sessions: createSessions(
      () => ({ elapsedMs: machine.elapsedMs(), wallMs: Date.parse(clock.wall()) }),
      options.sessionLimits,
    ),
    proofs: createProofs(
      () => machine.elapsedMs(),
      (count) => machine.randomBytes(count),
    ),
    attempts: createAttempts(store.orm, () => machine.elapsedMs()),
    reports: createReportReader(),
    clock,
    get tables() {
      return tables;
    },
    get clockWatch() {
      return clockWatch;
    },
    get sync() {
      return sync;
    },
    get peers() {
      return peers;
    },
    get path() {
      firstUse.pass();
      return path;
    },
    identity: () => identity,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce,
    async startOver() {
      firstUse.cancel();
      await peers.stop();
      await sync.stop();
      await snapshots?.stop();
      // From here to the empty store nothing else can run.
      witness?.close();
      store.sqlite.close();
      // First the witness: a store that is gone without it is a new one.
      removeWitness(dir);
      removeStore(storeFile(dir));
      for (const copy of copiesOfStore(dir)) rmSync(copy, { recursive: true, force: true });
      options.replaced?.(openDesk(options));
    },
    async close() {
      firstUse.cancel();
      await peers.stop();
      await sync.stop();
      await snapshots?.stop();
      witness?.close();
      store.sqlite.close();
    },
  };
  let witness: WitnessKeeper | null = null;
  let snapshots: SnapshotKeeper | null = null;
  const clockWatch = watchClock({
    clock,
    bare: options.machine,
    path,
    reads,
    identity: () => identity,
    lastProvinceTime: () => provinceTimeAtLastContact(desk.reads.sync.province()),
    lastPeerTimes: () =>
      desk.reads.peers.contacts().flatMap(({ deviceId, lastContactAt, clockOffsetMs }) => {
        const time = timeThere(lastContactAt, clockOffsetMs);
        return time === null ? [] : [{ deviceId, time }];
      }),
  });
  followJournal(desk);
  const tables = watchTables({ store, path, machine: options.machine, reads, log });
  const sync = createSyncEngine(desk, options.sync);
  const peers: PeerService = createPeerService(
    {
      path,
      store,
      machine,
      clock,
      clockWatch,
      reads,
      identity: desk.identity,
      subscribe: desk.subscribe,
      announce,
      sync,
      tables,
      startStoreThread: () => startStoreThread(storeFile(dir), options.dataKey),
      log,
    },
    store.orm,
    options.peers === 'network' ? mdnsSeeker(log) : noSeeker,
  );
  desk.clockOffsetMs = desk.reads.sync.province()?.clockOffsetMs ?? null;
  if (options.readonly || options.aside) return desk;
  // Journalled before the witness goes on: until then it still says what is missing.
  const stream = streamOf(identity);
  try {
    if (witnessed.kind === 'rewound' && stream !== null) noteRewound(desk, witnessed, stream);
    if (stream !== null) noteKeyReleased(desk);
    clockWatch.look();
    witness = keepWitness(places, store.sqlite, () => streamOf(desk.identity()), log);
    if (options.snapshots) {
      const { sqlite } = store;
      const changed = () => announce(['store']);
      snapshots = keepSnapshots({ dir, dataKey: options.dataKey, machine, sqlite, log, changed });
    }
  } catch (error) {
    store.sqlite.close();
    throw error;
  }
  if (options.peers !== undefined) peers.start();
  const today = businessDayOf(machine.now());
  const broke = options.unusable ?? ((error) => log(`the tables could not be compared: ${String(error)}`));
  if (stream === null) return desk;
  firstUse.leave(() => {
    // What the door has said may have been of rows that are put right now.
    // While an office is being taken over nobody works by its tables.
    if (!isLaidDown(store.sqlite) && withStoreProblems(() => tables.lookAtOpen(today))) announce(topics);
    // What waits is not left to the next commit; and the province may hold what this store does not know any more.
    if (options.sync?.atStart !== false) sync.wake();
  }, broke);
  return desk;
}

/** Brings the store to its newest form, with every index and guard; who goes on to take an office over puts them up at its end. */
function bringUp(
  { sqlite }: Store,
  migrations: readonly Migration[],
  { dir, peers, log = () => undefined }: DeskOptions,
): void {
  const isToMigrate = pendingMigrations(sqlite, migrations).length > 0;
  if (isLaidDown(sqlite)) {
    if (peers !== undefined && !isToMigrate) return;
    sqlite.transaction(() => putUpAll(sqlite)).immediate();
  }
  migrate(sqlite, migrations, copyBeforeMigration(dir));
  const missing = restoreGuards(
    sqlite,
    migrations.flatMap(({ statements }) => statements),
  );
  for (const name of missing) log(`the guard ${name} had been taken down and stands again`);
}

function provinceTimeAtLastContact(province: Province | null): string | null {
  const { lastContactAt = null, clockOffsetMs = null } = province ?? {};
  return timeThere(lastContactAt, clockOffsetMs);
}

/** What somebody else's clock said when this one's said `at`. */
function timeThere(at: string | null, offsetMs: number | null): string | null {
  return at === null || offsetMs === null ? null : new Date(Date.parse(at) + offsetMs).toISOString();
}

function streamOf(identity: DeviceIdentity | null): StreamKey | null {
  return identity === null ? null : { device: identity.deviceId, epoch: identity.epoch };
}

/**
 * A store that is gone or empty although its witness knows of entries (or tells nothing any more) is never made anew.
 * @throws STORE_MISSING
 */
function requireStoreThere(places: WitnessPlaces): void {
  if (statSync(storeFile(places.dir), { throwIfNoEntry: false })?.size) return;
  const { beside } = readWitnesses(places, null);
  if (beside === 'missing' || (typeof beside === 'object' && beside.entries === 0)) return;
  throw refusal('STORE_MISSING', { snapshots: snapshotsIn(places.dir).length });
}

/** Who only reads cannot bring a store to its newest form. @throws STORE_OLDER, STORE_NEWER, STORE_HISTORY_CHANGED */
function requireNewest({ sqlite }: Store, migrations: readonly Migration[]): void {
  if (pendingMigrations(sqlite, migrations).length > 0) throw refusal('STORE_OLDER', {});
}

function openOrRefuse(options: DeskOptions, places: WitnessPlaces): Store {
  try {
    return openStore(storeFile(options.dir), { key: options.dataKey, readonly: options.readonly ?? false });
  } catch (error) {
    if (!(error instanceof StoreKeyError)) throw error;
    // What was written under this key is still readable: the key is the right one, the first page is not.
    const isOurKey =
      typeof readWitnesses(places, null).beside === 'object' ||
      hasSoundPage(storeFile(options.dir), options.dataKey);
    throw isOurKey ? refusal('STORE_DAMAGED', { detail: 'page 1' }) : refusal('KEY_NOT_OPENED', {});
  }
}
