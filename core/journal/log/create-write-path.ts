// Puts the write path together over a store.
import { zeroHash } from '#core/foundation/wire/chain.ts';
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import { beginCommand } from './begin-command.ts';
import { createEffects } from './effects.ts';
import { establish, recoverPage, renew } from './first-commands.ts';
import { inTransaction } from './in-transaction.ts';
import { ingest, ingestMissingParts } from './ingest-entries.ts';
import { createPlacing } from './placing.ts';
import type { WritePath } from './write-path.ts';
import type { WritePathParts } from './write-path-parts.ts';
import { placePending, type Writing } from './writing.ts';

/** Builds the write path over a store (D11.24). */
export function createWritePath(parts: WritePathParts): WritePath {
  const { store, journal } = parts;
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

  return {
    journal,
    lists: parts.lists,
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
    establish: (facts, work, noteOwn) => establish(writing, facts, work, noteOwn),
    renew: (renewal, work) => renew(writing, renewal, work),
    recoverPage: (page, renewal, work, beside) => recoverPage(writing, page, renewal, work, beside),
    ingest(stream, entries, startHash = zeroHash) {
      return inTransaction(writing, (changed) => {
        if (entries.length > 0 && journal.startHash(stream) === undefined)
          journal.addStream(stream, startHash);
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
