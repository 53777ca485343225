// Puts an office together over its open store: what reads and writes it, what runs beside it, and the desk that procedures work on.
// Nothing is started here. Whatever is made needs only what was made before it.
import { createAccountJudge } from '#core/access/accounts/judge.ts';
import { createClockMonitor } from '#core/access/clock/clock-monitor.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import type { OfficeClock } from '#core/access/request-context/office-clock.ts';
import { createProofs } from '#core/access/request-context/proofs.ts';
import { createAttempts } from '#core/access/staff/attempts.ts';
import { nameKey } from '#core/access/staff/rules.ts';
import { createSessions } from '#core/access/staff/sessions.ts';
import { createTableCheck } from '#core/app/checks/table-check.ts';
import { createAppliers, createLists, createReads } from '#core/app/registry/assemble.ts';
import { createConfirmationsAsked } from '#core/counter/payments/ask-province.ts';
import { createTerminalSales } from '#core/counter/payments/terminal-sales/service.ts';
import { createReportReader } from '#core/foundation/settlement/files/report-reader.ts';
import { loggedError } from '#core/foundation/text/logged-error.ts';
import { readDeviceIdentity } from '#core/journal/device/device-identity.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { createWritePath } from '#core/journal/log/create-write-path.ts';
import { createJournalStore } from '#core/journal/log/journal-store.ts';
import type { WitnessVerdict } from '#core/journal/witness/compare-witness.ts';
import { discoveryOf } from '#core/replication/peers/discovery.ts';
import { createPeerService, type PeerService } from '#core/replication/peers/peer-service.ts';
import { keepSnapshots } from '#core/replication/store/snapshot-keeper.ts';
import { createSyncEngine } from '#core/replication/sync/engine.ts';
import { lastProvinceTime, timeThere } from '#core/replication/sync/province-time.ts';
import type { Migration } from '#db/migrate.ts';
import { openStore, type Store } from '#db/open-store.ts';
import { behindCheck } from './behind-check.ts';
import { type Closing, createClosing } from './closing.ts';
import { createDeferredCheck } from './deferred-check.ts';
import type { DeskOptions } from './desk-options.ts';
import { createOfficeMemory } from './office-memory.ts';
import { createNews } from './office-news.ts';
import { preAuthOf } from './pre-auth-reads.ts';
import { startOver } from './replace-office.ts';
// The duties name their reads: whoever opens a desk sees them.
import '#core/app/registry/duties.ts';

export type Wiring = {
  readonly options: DeskOptions;
  readonly store: Store;
  readonly migrations: readonly Migration[];
  readonly clock: OfficeClock;
  readonly witnessed: WitnessVerdict;
  /** Opens what lies in the folder then, as this office was opened. */
  readonly openAgain: () => Desk;
};

export type WiredOffice = ReturnType<typeof wireOffice>;

/** Wires an office. It is closed by its desk. */
export function wireOffice(wiring: Wiring) {
  const closing = createClosing();
  closing.add('store', () => void wiring.store.sqlite.close());
  const records = wireRecords(wiring);
  const services = wireServices(wiring, records, closing);
  const desk = deskOf(wiring, records, services, closing);
  return { ...records, ...services, closing, desk };
}

/** What writes and reads the store. */
function wireRecords({ options, store, clock }: Wiring) {
  const { machine } = clock;
  const check = createDeferredCheck();
  const news = createNews();
  let device = readDeviceIdentity(store.orm);
  const identity = () => device;
  const sessions = createSessions(
    () => ({ elapsedMs: machine.elapsedMs(), wallMs: Date.parse(clock.wall()) }),
    options.sessionLimits,
  );
  const journal = createJournalStore(store.orm);
  const appliers = createAppliers(store);
  const lists = createLists(store, appliers);
  const reads = createReads(store.orm, journal, lists);
  const judge = createAccountJudge({
    ...{ store, nameKey, identity },
    people: () =>
      reads.staff.registrations().map(({ id, role, names }) => ({ id, role, nameKeys: names.map(nameKey) })),
    cutOffs: () => reads.staff.cutOffPlaces(),
    provinceKeys: () => reads.sync.signingKeys(),
  });
  const path = createWritePath({
    ...{ store, journal, identity, appliers, lists, machine: options.machine },
    officialOf: clock.officialOf,
    committed: clock.committed,
    clockOffsetMs: () => clock.offsetMs,
    supervisedBy: (person) => sessions.markOf(person),
    beforeCommit: judge.beforeCommit,
    changed(topics) {
      // A first run or a new epoch has changed it; both are rare, and this is after the commit.
      if (topics.includes('office')) device = readDeviceIdentity(store.orm);
      news.committed(topics);
    },
  });
  clock.offsetMs = reads.sync.province()?.clockOffsetMs ?? null;
  return { check, news, identity, sessions, reads, judge, path };
}
type Records = ReturnType<typeof wireRecords>;

/** What runs beside the store: the clock, the terminals, the other PCs, the province, the snapshots. */
function wireServices(wiring: Wiring, records: Records, closing: Closing) {
  const { options, store, clock } = wiring;
  const { check, news, identity, reads, path } = records;
  const { machine } = clock;
  const { dir, dataKey, appVersion, log = () => undefined } = options;
  const own = { machine, identity, announce: news.announce, log };
  const clockMonitor = createClockMonitor({
    ...{ clock, bare: options.machine, path, reads, identity },
    lastProvinceTime: () => lastProvinceTime(reads.sync.province()),
    lastPeerTimes: () =>
      reads.peers.contacts().flatMap(({ deviceId, lastContactAt, clockOffsetMs }) => {
        const time = timeThere(lastContactAt, clockOffsetMs);
        return time === null ? [] : [{ deviceId, time }];
      }),
  });
  const tables = createTableCheck({ store, path, machine: options.machine, reads, log });
  const terminals = createTerminalSales({ port: options.terminals ?? null, path, reads, ...own });
  const peers = wirePeers(wiring, records, { ...own, clockMonitor, tables });
  const isJoining = () => peers.joinProgress() !== null;
  const { elapsedMs } = machine;
  const atContact = createConfirmationsAsked({ path, reads, isJoining, elapsedMs: () => elapsedMs() });
  const sync = createSyncEngine(
    behindCheck(
      check,
      { path, reads },
      { ...own, appVersion, clock, clockMonitor, keyKeeper: keyKeeperOf(options) },
    ),
    { onError: syncFailed(log), atContact, ...options.sync },
  );
  const changed = () => news.announce(['store']);
  const snapshots = options.snapshots
    ? keepSnapshots({ dir, dataKey, machine, sqlite: store.sqlite, log, changed })
    : null;
  closing.add('terminals', terminals.stop);
  closing.add('peers', peers.stop);
  closing.add('sync', sync.stop);
  if (snapshots !== null) closing.add('snapshots', snapshots.stop);
  return { clockMonitor, tables, terminals, peers, isJoining, sync, snapshots };
}
type Services = ReturnType<typeof wireServices>;

type PeersNeed = Pick<Parameters<typeof createPeerService>[0], 'machine' | 'identity' | 'announce' | 'log'> &
  Pick<Desk, 'clockMonitor' | 'tables'>;

/** The office's other PCs. */
function wirePeers({ options, store, clock }: Wiring, records: Records, need: PeersNeed): PeerService {
  const { news, sessions, reads, path } = records;
  return createPeerService(
    {
      ...need,
      ...{ path, store, clock, reads, subscribe: news.subscribe },
      sync: { wake: news.wake },
      endSessions() {
        for (const { personId } of sessions.all()) sessions.end(personId, 'removed');
      },
    },
    store.orm,
    discoveryOf(options.peers ?? 'addresses', need.log),
  );
}

/** What procedures work on. */
function deskOf(wiring: Wiring, records: Records, services: Services, closing: Closing): Desk {
  const { options, store, migrations, clock, witnessed, openAgain } = wiring;
  const { check, news, identity, sessions, reads, path } = records;
  const { machine } = clock;
  const { dir, dataKey, appVersion, demoOnly = false } = options;
  const openReader = () => openStore(storeFile(dir), { key: dataKey, readonly: true });
  return behindCheck(
    check,
    { store, path, reads, preAuth: preAuthOf(reads, path) },
    {
      ...{ dir, migrations, dataKey, appVersion, demoOnly, witnessed, openReader },
      ...{ machine, clock, identity, sessions, ...services },
      attempts: createAttempts(store.orm, () => machine.elapsedMs()),
      proofs: createProofs(
        () => machine.elapsedMs(),
        (count) => machine.randomBytes(count),
      ),
      memory: createOfficeMemory(machine),
      reports: options.reports ?? createReportReader(),
      keyKeeper: keyKeeperOf(options),
      renewRecoveryCode: options.renewRecoveryCode ?? null,
      isRemoved: () => services.peers.removal() !== null,
      provinceKey: () => reads.sync.province()?.signingKey ?? null,
      subscribe: news.subscribe,
      announce: news.announce,
      startOver: () => startOver({ options, closing, openAgain }),
      close: closing.close,
    },
  );
}

function keyKeeperOf({ dataKey, toKeyFiles }: DeskOptions): Desk['keyKeeper'] {
  return toKeyFiles === undefined ? null : { dataKey, toKeyFiles };
}

/** Notes what made an attempt to sync fail unexpectedly, under the reference that the screen shows. */
function syncFailed(log: (line: string) => void) {
  return (reference: string, error: unknown): void => log(`sync ${reference}: ${loggedError(error)}`);
}
