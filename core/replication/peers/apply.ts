// Writes who belongs to the office's PCs.
import { applier, type EntryApplier, factOf, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { deskNumbers } from '#db/schema/journal/office.ts';
import { memberAdmissions, memberRemovals } from '#db/schema/replication/peers.ts';
import { deviceAdmitted, deviceRemoved } from './entries.ts';

export function peersAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertAdmission = preparedInsert(orm, memberAdmissions);
  const insertNumber = preparedInsert(orm, deskNumbers);
  const insertRemoval = preparedInsert(orm, memberRemovals);
  return [
    applier(deviceAdmitted, (entry) => {
      const { id, deviceId, deskNumber } = entry.body;
      insertAdmission({ ...entry.body, ...factOf(entry) });
      insertNumber({ id, deviceId, deskNumber, ...factOf(entry) });
    }),
    applier(deviceRemoved, (entry) => {
      const { epochs, ...removal } = entry.body;
      insertRemoval({ ...removal, ...knowingFactOf(entry) });
    }),
  ];
}
