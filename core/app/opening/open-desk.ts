// Opens an office in named steps (docs/decisions/0042): its folder is locked by whoever runs it (lock-office.ts); then a swap is
// finished, the store opened, verified against its witnesses and brought to its newest form, the office wired, and started.
// The office is opened to be served, to be read beside the program that serves it, or as a copy that is prepared or looked at.
import type { Desk } from '#core/access/request-context/desk.ts';
import { officeClock } from '#core/access/request-context/office-clock.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { withStoreProblems } from '#core/foundation/problems/store-problem.ts';
import type { WitnessPlaces } from '#core/journal/witness/witness.ts';
import { keepAsFound } from '#core/replication/store/record-rewind.ts';
import { MigrationError, readMigrations } from '#db/migrate.ts';
import type { Store } from '#db/open-store.ts';
import type { CopyOptions, DeskOptions } from './desk-options.ts';
import { startOffice } from './start-office.ts';
import {
  bringUp,
  finishLastOpening,
  openOrRefuse,
  requireNewest,
  requireOwn,
  requireStoreThere,
  witnessVerdict,
} from './store-of-office.ts';
import { wireOffice } from './wire-office.ts';

/**
 * Opens the office to work in it, and brings its store to the newest form. The lock of its folder is held.
 * @throws STORE_MISSING, KEY_NOT_OPENED, DISK_FULL, STORE_FORBIDDEN, STORE_IN_USE, STORE_NEWER, STORE_HISTORY_CHANGED, STORE_MIGRATION_LOST_ROWS, STORE_DAMAGED
 */
export function openDesk(options: DeskOptions): Desk {
  const { dir, log = () => undefined } = options;
  const places = placesOf(options);
  const clock = officeClock(options.machine);
  return withStoreProblems(() => {
    finishLastOpening(dir);
    requireStoreThere(places);
    const store = openOrRefuse(places, { readonly: false });
    return closedOnError(store, () => {
      const witnessed = witnessVerdict(store, places);
      if (witnessed.kind === 'rewound') keepAsFound(dir, clock.machine.now(), log);
      const migrations = readMigrations(options.migrationsFolder);
      bringUp(store, migrations, { dir, log });
      requireOwn(store, places);
      const openAgain = () => openDesk(options);
      const office = wireOffice({ options, store, migrations, clock, witnessed, openAgain });
      startOffice(office, { options, places });
      return office.desk;
    });
  });
}

/**
 * Opens the office to read it, beside the program that serves it: nothing is written, started or put right.
 * @throws STORE_MISSING, KEY_NOT_OPENED, STORE_FORBIDDEN, STORE_OLDER, STORE_NEWER, STORE_HISTORY_CHANGED, STORE_DAMAGED
 */
export function openToRead(options: DeskOptions): Desk {
  const places = placesOf(options);
  const clock = officeClock(options.machine);
  return withStoreProblems(() => {
    requireStoreThere(places);
    const store = openOrRefuse(places, { readonly: true });
    return closedOnError(store, () => {
      const witnessed = witnessVerdict(store, places);
      const migrations = readMigrations(options.migrationsFolder);
      requireNewest(store, migrations);
      requireOwn(store, places);
      const openAgain = () => openToRead(options);
      return wireOffice({ options, store, migrations, clock, witnessed, openAgain }).desk;
    });
  });
}

/**
 * Opens a copy, and brings it to the newest form. It has no witness, sends nothing and lets nobody in.
 * @throws KEY_NOT_OPENED, DISK_FULL, STORE_FORBIDDEN, STORE_NEWER, STORE_HISTORY_CHANGED, STORE_MIGRATION_LOST_ROWS, STORE_DAMAGED
 */
export function openCopy(options: CopyOptions): Desk {
  const { dir, log = () => undefined } = options;
  const clock = officeClock(options.machine);
  return withStoreProblems(() => {
    const store = openOrRefuse(placesOf(options), { readonly: false });
    return closedOnError(store, () => {
      const migrations = readMigrations(options.migrationsFolder);
      bringUp(store, migrations, { dir, log });
      const openAgain = () => openCopy(options);
      return wireOffice({ options, store, migrations, clock, witnessed: { kind: 'sound' }, openAgain }).desk;
    });
  });
}

function placesOf({ dir, dataKey, witnessHome }: DeskOptions): WitnessPlaces {
  return { dir, dataKey, home: witnessHome ?? null };
}

/** An office that does not open leaves its store closed. */
function closedOnError<T>({ sqlite }: Store, work: () => T): T {
  try {
    return work();
  } catch (error) {
    sqlite.close();
    throw error instanceof MigrationError ? new ProblemError(error.problem) : error;
  }
}
