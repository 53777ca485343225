// Writes what the sync found out. New epochs write no table: they are known, so that they are not taken for something strange.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import {
  provinceChangeConfirmations,
  provinceChanges,
  provinceEnrolments,
  rewinds,
} from '#db/schema/replication/sync.ts';
import {
  deviceEnrolled,
  deviceRewound,
  epochOpened,
  provinceChangeConfirmed,
  provinceChangeProposed,
} from './entries.ts';

export function syncAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertEnrolment = preparedInsert(orm, provinceEnrolments);
  const insertChange = preparedInsert(orm, provinceChanges);
  const insertConfirmation = preparedInsert(orm, provinceChangeConfirmations);
  const insertRewind = preparedInsert(orm, rewinds);
  return [
    applier(deviceEnrolled, (entry) => {
      const { serverEpoch: _, ...enrolment } = entry.body;
      insertEnrolment({ ...enrolment, ...factOf(entry) });
    }),
    applier(provinceChangeProposed, (entry) =>
      insertChange({ ...entry.body, reason: entry.private?.reason ?? null, ...factOf(entry) }),
    ),
    applier(provinceChangeConfirmed, (entry) => {
      const { id, changeId } = entry.body;
      insertConfirmation({ id, changeId, ...factOf(entry) });
    }),
    applier(epochOpened, writesNothing),
    applier(deviceRewound, (entry) => insertRewind({ ...entry.body, ...factOf(entry) })),
  ];
}

function writesNothing(): void {
  // The fact is the journal entry itself.
}
