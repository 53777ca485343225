// A write path that does not know some fields of some entry types: bodies are strict, so it sets aside what says them, as an
// application does with what a newer one wrote (J27, N39).

import type { Desk } from '#core/access/request-context/desk.ts';
import { createAppliers } from '#core/app/registry/assemble.ts';
import { createWritePath } from '#core/journal/log/create-write-path.ts';
import { createJournalStore } from '#core/journal/log/journal-store.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';

const unknownFields: Readonly<Record<string, string>> = { 'fee.charged': 'another' };

/** The write path of such an application over a desk's store. */
export const partlyKnowingPath = ({ store, machine, identity }: Desk): WritePath =>
  createWritePath({
    store,
    journal: createJournalStore(store.orm),
    machine,
    appliers: createAppliers(store).map((one) => ({
      ...one,
      read: (entry) =>
        typeof entry.body === 'object' && entry.body !== null && (unknownFields[one.type] ?? '') in entry.body
          ? 'body_invalid'
          : one.read(entry),
    })),
    identity,
    clockOffsetMs: () => null,
    changed: () => undefined,
  });
