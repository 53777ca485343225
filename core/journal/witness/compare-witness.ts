// Compares an opened store with what its witnesses say (design.md §2). SQLite drops everything after a damaged WAL
// frame without a word: that entries are missing is seen here and nowhere else.
import { generationOf } from '#db/device-generation.ts';
import type { Sqlite } from '#db/open-store.ts';
import type { RewoundCause } from './contract.ts';
import type { Witnessed, WitnessRead } from './witness-file.ts';

export type WitnessVerdict =
  | { readonly kind: 'sound' }
  | {
      readonly kind: 'rewound';
      readonly cause: RewoundCause;
      readonly named: Witnessed | null;
      /** The witness that knows of a later generation of what is this PC's own; null where none does (J53). */
      readonly later: Witnessed | null;
    };

/** What lies beside the store, and outside the office's folder; null where this shell keeps no second copy. */
export type WitnessReads = {
  readonly beside: WitnessRead;
  readonly outside: WitnessRead | null;
};

/** Compares the store with its witnesses. Reads only; a store before its first run can be behind like any other (J12). */
export function compareWitnesses(sqlite: Sqlite, { beside, outside }: WitnessReads): WitnessVerdict {
  const readable = [beside, outside].filter((read) => typeof read === 'object' && read !== null);
  const [newest] = readable.toSorted((one, other) => other.generation - one.generation);
  const later = newest !== undefined && newest.generation > generationOf(sqlite) ? newest : null;
  for (const named of readable) {
    const cause = compare(sqlite, named);
    if (cause !== null && !isSaid(sqlite, named)) return { kind: 'rewound', cause, named, later };
  }
  if (readable.length === 0 && entriesOf(sqlite) > 0) {
    return { kind: 'rewound', cause: 'no_witness', named: null, later };
  }
  if (later !== null) return { kind: 'rewound', cause: 'device_older', named: later, later };
  const isMoved = typeof beside === 'object' && beside.copied && outside === 'missing';
  return isMoved ? { kind: 'rewound', cause: 'moved', named: beside, later } : { kind: 'sound' };
}

/** True when the store has journalled already that this very head is missing: a restore without its tail was told. */
function isSaid(sqlite: Sqlite, { epoch, seq }: Witnessed): boolean {
  const isThere =
    sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'store_rewinds'").get() !== undefined;
  return (
    isThere &&
    sqlite.prepare('SELECT 1 FROM store_rewinds WHERE named_epoch = ? AND named_seq = ?').get(epoch, seq) !==
      undefined
  );
}

function compare(sqlite: Sqlite, { device, epoch, seq, hash, entries }: Witnessed): RewoundCause | null {
  if (entries > entriesOf(sqlite)) return 'entries_missing';
  if (seq === 0) return null;
  const found = sqlite
    .prepare<[string, string, number], string>(
      'SELECT hash FROM journal WHERE device = ? AND epoch = ? AND seq = ?',
    )
    .pluck()
    .get(device, epoch, seq);
  if (found === undefined) return 'entries_missing';
  return found === hash ? null : 'other_branch';
}

/** How many entries have arrived; 0 in a store that was never migrated. */
export function entriesOf(sqlite: Sqlite): number {
  const isThere = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'journal'").get() !== undefined;
  if (!isThere) return 0;
  return sqlite.prepare<[], number | null>('SELECT max(pos) FROM journal').pluck().get() ?? 0;
}
