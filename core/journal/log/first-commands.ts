// The first command of a PC and of each of its epochs: what is its own is noted before, in a transaction of its own (J51).
import {
  type DeviceIdentity,
  noteDevice,
  noteNextEpoch,
  readDeviceIdentity,
  settleEpoch,
} from '#core/journal/device/device-identity.ts';
import { keepOwnOffice } from '#core/journal/device/own-office-queries.ts';
import { beginCommand } from './begin-command.ts';
import { inTransaction, requireNoneRuns } from './in-transaction.ts';
import { ingest } from './ingest-entries.ts';
import type { Topic } from './reads.ts';
import type { IngestedPage, Renewal, Transaction, WritePath } from './write-path.ts';
import type { Writing } from './writing.ts';

/** @see WritePath.establish */
export function establish<T>(
  writing: Writing,
  facts: Parameters<WritePath['establish']>[0],
  work: (tx: Transaction) => T,
  noteOwn: (() => void) | undefined,
): T {
  const { store, machine } = writing.parts;
  requireNoneRuns(writing.parts);
  writing.runImmediate(() => {
    noteDevice(store.orm, machine, facts);
    noteOwn?.();
  });
  return inTransaction(writing, (changed) => {
    // A PC that joins an office writes nothing yet, and has an identity all the same.
    changed.add('office');
    keepOwnOffice(store.orm, machine, facts);
    const identity = readDeviceIdentity(store.orm);
    if (identity === null) throw new RangeError('this device was noted and is not here');
    return work(beginCommand(writing, null, identity, changed));
  });
}

/** @see WritePath.renew */
export const renew = <T>(writing: Writing, renewal: Renewal, work: (tx: Transaction) => T): T =>
  inNewEpoch(writing, renewal, (identity) =>
    inTransaction(writing, (changed) => writeFirst(writing, identity, renewal, changed, work)),
  );

/** @see WritePath.recoverPage */
export function recoverPage(
  writing: Writing,
  page: IngestedPage,
  renewal: Renewal | null,
  work: ((tx: Transaction) => void) | null,
  beside: (() => void) | undefined,
): void {
  if (renewal !== null && work !== null) {
    inNewEpoch(writing, renewal, (renewed) =>
      takePage(writing, page, beside, (changed) => writeFirst(writing, renewed, renewal, changed, work)),
    );
    return;
  }
  takePage(writing, page, beside, (changed) => {
    const identity = writing.parts.identity();
    if (work !== null && identity !== null) work(beginCommand(writing, null, identity, changed));
  });
}

/** Notes a new epoch, has its first entry written and ends the note. */
function inNewEpoch<T>({ parts }: Writing, { epoch }: Renewal, commit: (identity: DeviceIdentity) => T): T {
  const { orm } = parts.store;
  requireNoneRuns(parts);
  const identity = noteNextEpoch(orm, epoch);
  try {
    return commit(identity);
  } finally {
    settleEpoch(orm);
  }
}

/** @throws RangeError after work that wrote nothing: an epoch is there from its first entry on (J50) */
function writeFirst<T>(
  writing: Writing,
  identity: DeviceIdentity,
  { epoch, startHash }: Renewal,
  changed: Set<Topic>,
  work: (tx: Transaction) => T,
): T {
  const result = work(beginCommand(writing, null, identity, changed, startHash));
  if (writing.journal.tip({ device: identity.deviceId, epoch }) === null)
    throw new RangeError('a new epoch begins with an entry');
  return result;
}

/** Takes a page in and does what follows from it, all in one transaction. */
function takePage(
  writing: Writing,
  { stream, begins, entries }: IngestedPage,
  beside: (() => void) | undefined,
  then: (changed: Set<Topic>) => void,
): void {
  const { journal } = writing;
  inTransaction(writing, (changed) => {
    if (begins?.kind === 'epoch') journal.addStream(stream, begins.startHash);
    if (begins?.kind === 'branch') journal.addBranch(stream, begins.of, begins.from);
    ingest(writing, stream, entries, changed);
    beside?.();
    then(changed);
  });
}
