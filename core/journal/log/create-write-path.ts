// Puts the write path together over a store.
import { zeroHash } from '#core/foundation/wire/chain.ts';
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import {
  createDeviceIdentity,
  type DeviceIdentity,
  renewDeviceIdentity,
} from '#core/journal/device/device-identity.ts';
import { beginCommand } from './begin-command.ts';
import { createEffects } from './effects.ts';
import { ingest, ingestMissingParts } from './ingest-entries.ts';
import { createPlacing } from './placing.ts';
import type { Topic } from './reads.ts';
import type { Renewal, WritePath } from './write-path.ts';
import type { WritePathParts } from './write-path-parts.ts';
import { placePending, type Writing } from './writing.ts';

/** Builds the write path over a store (D11.24). */
export function createWritePath(parts: WritePathParts): WritePath {
  const { store, machine, journal } = parts;
  const placing = createPlacing(store.sqlite, journal);
  const effects = createEffects(store.sqlite, journal, parts.appliers);
  const { effectOf, apply } = effects;
  const runImmediate = store.sqlite.transaction((work: () => void) => work()).immediate;
  const writing: Writing = {
    parts,
    journal,
    placing,
    effects,
    runImmediate,
    begun: null,
    isLearntAnew: false,
  };

  function renewed(renewal: Renewal): DeviceIdentity {
    const identity = renewDeviceIdentity(store.orm, renewal.epoch);
    journal.addStream({ device: identity.deviceId, epoch: renewal.epoch }, renewal.startHash);
    return identity;
  }

  return {
    journal,
    pending: () => placing.pending(),
    learnAnew() {
      placing.learnAnew(true);
      parts.beforeCommit?.(new Set(), true);
    },
    isAwaited: (stream, from, shortOf) => placing.isAwaited(stream, from, shortOf),
    execute(actor, work) {
      return inTransaction(writing, (changed) => {
        const identity = parts.identity();
        if (identity === null) throw new Error('no device identity yet');
        const result = work(beginCommand(writing, actor, identity, changed));
        // It may have removed a PC for whose entries others waited.
        if (changed.size > 0) placePending(writing, changed);
        return result;
      });
    },
    establish(facts, work) {
      return inTransaction(writing, (changed) => {
        // A PC that joins an office writes nothing yet, and has an identity all the same.
        changed.add('office');
        return work(beginCommand(writing, null, createDeviceIdentity(store.orm, machine, facts), changed));
      });
    },
    renew(renewal, work) {
      return inTransaction(writing, (changed) =>
        work(beginCommand(writing, null, renewed(renewal), changed)),
      );
    },
    recoverPage({ stream, begins, entries }, renewal, work, beside) {
      inTransaction(writing, (changed) => {
        if (begins?.kind === 'epoch') journal.addStream(stream, begins.startHash);
        if (begins?.kind === 'branch') journal.addBranch(stream, begins.of, begins.from);
        ingest(writing, stream, entries, changed);
        beside?.();
        const identity = renewal === null ? parts.identity() : renewed(renewal);
        if (identity !== null) work?.(beginCommand(writing, null, identity, changed));
      });
    },
    ingest(stream, entries, startHash = zeroHash) {
      return inTransaction(writing, (changed) => {
        if (journal.startHash(stream) === undefined) journal.addStream(stream, startHash);
        return ingest(writing, stream, entries, changed);
      });
    },
    ingestPrivate(stream, parts, rebuild) {
      return inTransaction(writing, (changed) => {
        const taken = ingestMissingParts(writing, stream, parts, changed);
        if (taken > 0) rebuild();
        return taken;
      });
    },
    applyStored(stream, bytes, kept) {
      const line = readEntry(bytes);
      if (typeof line === 'string') throw new TypeError(`a stored entry cannot be read: ${line}`);
      apply(stream, line.envelope.seq, effectOf(line, kept));
    },
    applyRead(stream, line, kept) {
      apply(stream, line.envelope.seq, effectOf(line, kept));
    },
    isUnderstood(bytes, kept) {
      const line = readEntry(bytes);
      return typeof line !== 'string' && typeof effectOf(line, kept) !== 'string';
    },
  };
}

/** One transaction: a refusal or an exception leaves nothing of it (J1). */
function inTransaction<T>(writing: Writing, work: (changed: Set<Topic>) => T): T {
  const { parts, journal, placing } = writing;
  if (parts.store.sqlite.inTransaction)
    throw new Error('a command is already running: one transaction per command');
  const changed = new Set<Topic>();
  writing.begun = null;
  writing.isLearntAnew = false;
  let result: { value: T } | undefined;
  let isCommitted = false;
  try {
    writing.runImmediate(() => {
      const value = work(changed);
      if (changed.size > 0) parts.beforeCommit?.(changed, writing.isLearntAnew);
      result = { value };
    });
    isCommitted = true;
  } finally {
    journal.transactionEnded();
    // A full disk refuses the commit itself as a rule: what was done by then is as gone as after any other error.
    if (!isCommitted) placing.forget();
  }
  if (result === undefined) throw new Error('the transaction did not run');
  if (writing.begun !== null && changed.size > 0) parts.committed?.(writing.begun);
  if (changed.size > 0) parts.changed([...changed, 'journal', 'sync']);
  return result.value;
}
