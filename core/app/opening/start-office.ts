// Starts an office that is wired: what was found at the opening is journalled, the witness goes on, other PCs and terminals are spoken
// with, and what the tables need is put off until somebody works by them.
import { followSetApart, nameSetApart } from '#core/access/accounts/name-set-apart.ts';
import { compareDaysBehind } from '#core/app/checks/compare-days-thread.ts';
import { topics } from '#core/app/registry/assemble.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { withStoreProblems } from '#core/foundation/problems/store-problem.ts';
import { loggedError } from '#core/foundation/text/logged-error.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import { keepWitness, type WitnessPlaces } from '#core/journal/witness/witness.ts';
import { recordKeyReleased } from '#core/replication/store/record-key-released.ts';
import { recordRewind } from '#core/replication/store/record-rewind.ts';
import type { DeskOptions } from './desk-options.ts';
import { finishIntents } from './finish-intents.ts';
import { followJournal } from './follow-journal.ts';
import type { WiredOffice } from './wire-office.ts';

export type Starting = { readonly options: DeskOptions; readonly places: WitnessPlaces };

/** Starts it. */
export function startOffice(office: WiredOffice, { options, places }: Starting): void {
  const { desk, news, path, reads, isJoining } = office;
  const knowsProvince = (): boolean => reads.sync.signingKeys().length > 0;
  const naming = { path, reads, knowsProvince, isJoining };
  followJournal({ path, reads, sessions: office.sessions, subscribe: news.subscribe });
  followSetApart({ ...naming, subscribe: news.subscribe });
  news.onWake(() => office.sync.wake());
  news.onCommit(news.wake);
  // Journalled before the witness goes on: until then it still says what is missing.
  const own = streamOf(office.identity());
  if (desk.witnessed.kind === 'rewound' && own !== null) recordRewind(desk, desk.witnessed, own);
  if (own !== null) {
    recordKeyReleased(desk);
    finishIntents(desk, options.log ?? (() => undefined));
  }
  office.clockMonitor.check();
  startKeeping(office, { options, places });
  if (options.peers !== undefined) office.peers.start();
  office.terminals.start();
  if (own === null) return;
  deferCheck(office, options, () => nameSetApart(naming));
}

/** The witness goes on, and the snapshots. */
function startKeeping(office: WiredOffice, { options, places }: Starting): void {
  const { news, desk, reads, closing, identity, snapshots } = office;
  const { log = () => undefined } = options;
  const pc = { stream: () => streamOf(identity()), isRemoved: () => reads.peers.ownRemoval() !== null };
  keepLists(office, log);
  const witness = keepWitness(places, desk.store.sqlite, pc, log);
  closing.add('witness', witness.close);
  news.onCommit(witness.note);
  if (snapshots === null) return;
  snapshots.start();
  news.onCommit(snapshots.committed);
}

/** How long after a commit the lists that follow the journal are brought up, ms: whoever waits for an answer has it by then. */
const listsAfterMs = 300;

/** The lists are brought up a moment after each commit, so that whoever reads one does not wait for it, and once more at the end. */
function keepLists({ news, path, closing }: WiredOffice, log: (line: string) => void): void {
  let timer: NodeJS.Timeout | null = null;
  const bringUp = (): void => {
    timer = null;
    try {
      path.lists?.bringUp();
    } catch (error) {
      // Whoever reads them tries again, and is told.
      log(`the lists could not be brought up: ${loggedError(error)}`);
    }
  };
  news.onCommit(() => {
    if (timer !== null) return;
    timer = setTimeout(bringUp, listsAfterMs);
    timer.unref();
  });
  closing.add('lists', () => {
    if (timer !== null) clearTimeout(timer);
    bringUp();
  });
}

/**
 * The opening and the reads before sign-in do not wait for the verification of the tables; the first authenticated call does (J27). Of
 * days with many entries it waits for the tables by which people are let in; the others are verified behind it (J46).
 */
function deferCheck(office: WiredOffice, options: DeskOptions, nameApart: () => void): void {
  const { check, judge, sync, closing, desk, isJoining } = office;
  const { sqlite } = desk.store;
  closing.add('calls', check.cancel);
  check.schedule(() => {
    // The list may have been judged by another version.
    sqlite.transaction(() => judge.judge()).immediate();
    nameApart();
    // While an office is being taken over nobody works by its tables.
    if (!isJoining()) withStoreProblems(() => verifyDays(office, options));
    // What waits is not left to the next commit; and the province may hold what this store does not know any more.
    if (options.sync?.atStart !== false) sync.wake();
  }, brokeOf(options));
}

/** So many entries of the last days are verified within some tenths of a second. */
const usualDays = 1000;

function verifyDays({ check, tables, news, closing, desk }: WiredOffice, options: DeskOptions): void {
  const { dir, dataKey, verifiedWhole = usualDays } = options;
  const today = businessDayOf(desk.machine.now());
  const isUnderstood = tables.applyUnderstood();
  const { days, entries } = tables.daysAtOpen(today, verifiedWhole + 1);
  const whole = (): void => {
    // Pre-auth reads may have answered from rows that are repaired now.
    if (withStoreProblems(() => tables.checkAtOpen(today)) || isUnderstood) news.announce(topics);
  };
  if (entries <= verifiedWhole || !tables.arePeopleSound(days)) {
    whole();
    return;
  }
  if (isUnderstood) news.announce(topics);
  const behind = compareDaysBehind({ store: storeFile(dir), key: dataKey, days: [...days] });
  let isStopped = false;
  closing.add('days', () => {
    isStopped = true;
    return behind.stop();
  });
  void behind.isSame.then((isSame) => {
    // What differs, or cannot be read, is found once more by whoever can put it right.
    if (isSame !== true && !isStopped) check.run(whole, brokeOf(options));
  });
}

function brokeOf({ unusable, log = () => undefined }: DeskOptions): (error: unknown) => void {
  return unusable ?? ((error) => log(`the tables could not be compared: ${String(error)}`));
}

function streamOf(identity: DeviceIdentity | null): StreamKey | null {
  return identity === null ? null : { device: identity.deviceId, epoch: identity.epoch };
}
