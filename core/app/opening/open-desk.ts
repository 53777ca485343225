// Opens an office: its store in the newest form, the write path over it, every duty's reads, the sync.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createAccountJudge } from '#core/access/accounts/judge.ts';
import { followSetApart, nameSetApart } from '#core/access/accounts/name-set-apart.ts';
import { createClockMonitor } from '#core/access/clock/clock-monitor.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { officeClock } from '#core/access/request-context/office-clock.ts';
import { createAppliers, createReads, topics } from '#core/app/registry/assemble.ts';
import type { RecoveryCodeMaker } from '#core/replication/store/duty.ts';
import type { SnapshotKeeper } from '#core/replication/store/snapshot-keeper.ts';
import { areIndexesDeferred } from '#db/deferred-indexes.ts';
import { MigrationError, readMigrations } from '#db/migrate.ts';
import { openStore } from '#db/open-store.ts';
import { removeStore } from '#db/remove-store.ts';
import { removePartialSnapshots } from '#db/snapshot.ts';
import { startStoreThread } from '#db/store-thread.ts';
import { finishSwap, swapStore } from '#db/swap-store.ts';
import { createDeferredCheck } from './deferred-check.ts';
import { createOfficeMemory } from './office-memory.ts';
import { preAuthOf } from './pre-auth-reads.ts';
// The duties name their reads: whoever opens a desk sees them.
import '#core/app/registry/duties.ts';
import { createProofs } from '#core/access/request-context/proofs.ts';
import { createAttempts } from '#core/access/staff/attempts.ts';
import { nameKey, type SessionLimits } from '#core/access/staff/rules.ts';
import { createSessions } from '#core/access/staff/sessions.ts';
import { carryOverEntries } from '#core/app/checks/carry-over-entries.ts';
import { createTableCheck } from '#core/app/checks/table-check.ts';
import { compareImage, markUnverified } from '#core/app/checks/verify-imported-store.ts';
import { createConfirmationsAsked } from '#core/counter/payments/ask-province.ts';
import { createTerminalSales } from '#core/counter/payments/terminal-sales/service.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { withStoreProblems } from '#core/foundation/problems/store-problem.ts';
import { createReportReader } from '#core/foundation/settlement/files/report-reader.ts';
import type { TerminalPort } from '#core/foundation/terminals/port.ts';
import { loggedError } from '#core/foundation/text/logged-error.ts';
import { type DeviceIdentity, readDeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import {
  copiesOfStore,
  keptFolder,
  snapshotsFolder,
  storeFile,
  unverifiedFile,
} from '#core/journal/device/office-files.ts';
import { createWritePath } from '#core/journal/log/create-write-path.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import type { Topic } from '#core/journal/log/reads.ts';
import { compareWitnesses, deviceIdOf, type WitnessVerdict } from '#core/journal/witness/compare-witness.ts';
import {
  keepWitness,
  readWitnesses,
  removeWitness,
  type WitnessKeeper,
} from '#core/journal/witness/witness.ts';
import { type Discovery, discoveryOf } from '#core/replication/peers/discovery.ts';
import { createPeerService, type PeerService } from '#core/replication/peers/peer-service.ts';
import { recordKeyReleased } from '#core/replication/store/record-key-released.ts';
import { keepAsFound, recordRewind } from '#core/replication/store/record-rewind.ts';
import { keepSnapshots } from '#core/replication/store/snapshot-keeper.ts';
import { createSyncEngine, type SyncEngineOptions } from '#core/replication/sync/engine.ts';
import { lastProvinceTime, timeThere } from '#core/replication/sync/province-time.ts';
import { followJournal } from './follow-journal.ts';
import { bringUp, openOrRefuse, requireNewest, requireStoreThere } from './store-of-office.ts';

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
  readonly peers?: 'network' | 'addresses' | Discovery;
  /** Speaks with connected card terminals; without one this PC asks none. */
  readonly terminals?: TerminalPort;
  /** Makes a new printed recovery code; none for a demonstration. */
  readonly renewRecoveryCode?: RecoveryCodeMaker;
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
  /** Is given the desk that takes the place of this one when the office starts over, or was taken over by an image. */
  readonly replaced?: (next: Desk) => void;
  /** From how many entries on an office is given to a new PC as an image; as many as make it worth while when left out. */
  readonly imageFrom?: number;
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
  const store = openOrRefuse(options, options.readonly ?? false, places);
  const migrations = readMigrations(options.migrationsFolder);
  let witnessed: WitnessVerdict;
  try {
    witnessed = options.aside
      ? { kind: 'sound' }
      : compareWitnesses(store.sqlite, readWitnesses(places, deviceIdOf(store.sqlite)));
    if (!options.readonly && witnessed.kind === 'rewound') keepAsFound(dir, machine.now(), log);
    if (options.readonly) requireNewest(store, migrations);
    else {
      bringUp(store, migrations, { dir, isToGoOn: options.peers !== undefined, log });
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
  const judge = createAccountJudge({
    ...{ store, nameKey, identity: () => identity },
    people: () =>
      reads.staff.registrations().map(({ id, role, names }) => ({ id, role, nameKeys: names.map(nameKey) })),
    cutOffs: () => reads.staff.cutOffPlaces(),
    provinceKeys: () => reads.sync.signingKeys(),
  });
  const path = createWritePath({
    store,
    machine: options.machine,
    officialOf: clock.officialOf,
    committed: clock.committed,
    appliers: createAppliers(store),
    identity: () => identity,
    clockOffsetMs: () => desk.clockOffsetMs,
    supervisedBy: (person) => desk.sessions.markOf(person),
    beforeCommit: judge.beforeCommit,
    changed(topics) {
      // A first run or a new epoch has changed it; both are rare, and this is after the commit.
      if (topics.includes('office')) identity = readDeviceIdentity(store.orm);
      witness?.note();
      snapshots?.check();
      announce(topics);
      if (!options.aside) sync.wake();
    },
  });
  const reads = createReads(store.orm, path.journal);
  // Tables are verified before the first authenticated call (J27). Opening and pre-auth reads do not wait for it.
  const deferredCheck = createDeferredCheck();
  const preAuth = preAuthOf(reads, path);
  const own = { machine, identity: () => identity, announce, log };
  const terminals = createTerminalSales({ port: options.terminals ?? null, path, reads, ...own });
  const desk: Desk = {
    dir,
    get store() {
      deferredCheck.ensureDone();
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
      deferredCheck.ensureDone();
      return reads;
    },
    get preAuth() {
      deferredCheck.requireScheduled();
      return preAuth;
    },
    sessions: createSessions(
      () => ({ elapsedMs: machine.elapsedMs(), wallMs: Date.parse(clock.wall()) }),
      options.sessionLimits,
    ),
    proofs: createProofs(
      () => machine.elapsedMs(),
      (count) => machine.randomBytes(count),
    ),
    memory: createOfficeMemory(machine),
    attempts: createAttempts(store.orm, () => machine.elapsedMs()),
    reports: createReportReader(),
    terminals,
    clock,
    get tables() {
      return tables;
    },
    get clockMonitor() {
      return clockMonitor;
    },
    get sync() {
      return sync;
    },
    get peers() {
      return peers;
    },
    get path() {
      deferredCheck.ensureDone();
      return path;
    },
    identity: () => identity,
    isJoining: () => peers.joinProgress() !== null,
    isRemoved: () => peers.removal() !== null,
    provinceKey: () => desk.reads.sync.province()?.signingKey ?? null,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce,
    async startOver() {
      await leave();
      // From here to the empty store nothing else can run.
      // First its copies and the witness: a store that is gone without either is a new one.
      for (const copy of [...copiesOfStore(dir), unverifiedFile(dir)])
        rmSync(copy, { recursive: true, force: true });
      removeWitness(dir);
      removeStore(storeFile(dir));
      options.replaced?.(openDesk(options));
    },
    close: leave,
  };
  async function leave(): Promise<void> {
    deferredCheck.cancel();
    terminals.stop();
    await stopComparing();
    await peers.stop();
    await sync.stop();
    await snapshots?.stop();
    witness?.close();
    store.sqlite.close();
  }
  /** Goes on with the store that was made of an image: what this PC is and wrote is in both. */
  async function takePrepared(): Promise<void> {
    try {
      await leave();
      carryOverEntries(dir, options.dataKey, options.machine);
      markUnverified(unverifiedFile(dir));
      const kept = `before-image-${machine.newId()}`;
      swapStore(dir, kept);
      rmSync(join(keptFolder(dir), kept), { recursive: true, force: true });
      options.replaced?.(openDesk(options));
    } catch (error) {
      log(`the office's image: ${error instanceof Error ? error.message : String(error)}`);
      options.unusable?.(error);
    }
  }
  let witness: WitnessKeeper | null = null;
  let stopComparing = (): Promise<void> => Promise.resolve();
  let snapshots: SnapshotKeeper | null = null;
  const clockMonitor = createClockMonitor({
    clock,
    bare: options.machine,
    path,
    reads,
    identity: () => identity,
    lastProvinceTime: () => lastProvinceTime(desk.reads.sync.province()),
    lastPeerTimes: () =>
      desk.reads.peers.contacts().flatMap(({ deviceId, lastContactAt, clockOffsetMs }) => {
        const time = timeThere(lastContactAt, clockOffsetMs);
        return time === null ? [] : [{ deviceId, time }];
      }),
  });
  followJournal(desk);
  const knowsProvince = (): boolean => reads.sync.signingKeys().length > 0;
  const naming = { path, reads, knowsProvince, isJoining: desk.isJoining };
  if (!options.aside) followSetApart({ ...naming, subscribe: desk.subscribe });
  const tables = createTableCheck({ store, path, machine: options.machine, reads, log });
  const atContact = createConfirmationsAsked({
    ...{ path, reads, isJoining: desk.isJoining },
    elapsedMs: () => machine.elapsedMs(),
  });
  const sync = createSyncEngine(desk, { onError: syncFailed(log), atContact, ...options.sync });
  const peers: PeerService = createPeerService(
    {
      path,
      store,
      machine,
      clock,
      clockMonitor,
      reads,
      identity: desk.identity,
      subscribe: desk.subscribe,
      announce,
      sync,
      tables,
      endSessions() {
        for (const { personId } of desk.sessions.all()) desk.sessions.end(personId, 'removed');
      },
      startStoreThread: () => startStoreThread(storeFile(dir), options.dataKey),
      images: {
        dir,
        store: { file: storeFile(dir), key: new Uint8Array(options.dataKey) },
        migrations,
        migrationsFolder: options.migrationsFolder,
        from: options.imageFrom ?? null,
        takePrepared: options.replaced === undefined ? null : takePrepared,
      },
      log,
    },
    store.orm,
    discoveryOf(options.peers ?? 'addresses', log),
  );
  desk.clockOffsetMs = desk.reads.sync.province()?.clockOffsetMs ?? null;
  if (options.readonly || options.aside) return desk;
  // Journalled before the witness goes on: until then it still says what is missing.
  const stream = streamOf(identity);
  try {
    if (witnessed.kind === 'rewound' && stream !== null) recordRewind(desk, witnessed, stream);
    if (stream !== null) recordKeyReleased(desk);
    clockMonitor.check();
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
  terminals.start();
  const broke = options.unusable ?? ((error) => log(`the tables could not be compared: ${String(error)}`));
  if (stream === null) return desk;
  const today = businessDayOf(machine.now());
  stopComparing = compareImage({
    file: unverifiedFile(dir),
    store: storeFile(dir),
    key: options.dataKey,
    migrationsFolder: options.migrationsFolder,
    isTime: () => peers.joinProgress() === null,
    repairRows(compared) {
      tables.repairImage(compared, businessDayOf(machine.now()));
      announce(topics);
    },
    log,
  });
  deferredCheck.schedule(() => {
    // The list may come from another PC's image, or have been judged by another version.
    store.sqlite.transaction(() => judge.judge()).immediate();
    nameSetApart(naming);
    // Pre-auth reads may have answered from rows that are repaired now.
    // While an office is being taken over nobody works by its tables.
    if (!areIndexesDeferred(store.sqlite) && withStoreProblems(() => tables.checkAtOpen(today)))
      announce(topics);
    // What waits is not left to the next commit; and the province may hold what this store does not know any more.
    if (options.sync?.atStart !== false) sync.wake();
  }, broke);
  return desk;
}

function streamOf(identity: DeviceIdentity | null): StreamKey | null {
  return identity === null ? null : { device: identity.deviceId, epoch: identity.epoch };
}

/** Notes what made an attempt to sync fail unexpectedly, under the reference that the screen shows. */
function syncFailed(log: (line: string) => void) {
  return (reference: string, error: unknown): void => log(`sync ${reference}: ${loggedError(error)}`);
}
