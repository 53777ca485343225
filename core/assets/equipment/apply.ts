// Writes the tables of equipment, one function per entry type.
import { applier, type EntryApplier, factOf, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import {
  equipment,
  equipmentAnswers,
  equipmentChecks,
  equipmentFaults,
  equipmentHandovers,
  equipmentInspections,
  equipmentRecoveries,
  equipmentRepairs,
  equipmentWriteOffs,
} from '#db/schema/assets/equipment.ts';
import {
  equipmentCheckClosed,
  equipmentHandedOver,
  equipmentInspected,
  equipmentRecovered,
  equipmentRegistered,
  equipmentWrittenOff,
  faultRepaired,
  faultReported,
  handoverAnswered,
} from './entries.ts';

/** The appliers of this duty over a store. */
export function equipmentAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertPiece = preparedInsert(orm, equipment);
  const insertHandover = preparedInsert(orm, equipmentHandovers);
  const insertAnswer = preparedInsert(orm, equipmentAnswers);
  const insertRecovery = preparedInsert(orm, equipmentRecoveries);
  const insertFault = preparedInsert(orm, equipmentFaults);
  const insertRepair = preparedInsert(orm, equipmentRepairs);
  const insertInspection = preparedInsert(orm, equipmentInspections);
  const insertCheck = preparedInsert(orm, equipmentChecks);
  const insertWriteOff = preparedInsert(orm, equipmentWriteOffs);
  return [
    applier(equipmentRegistered, (entry) => {
      const { equipmentId, ...piece } = entry.body;
      insertPiece({ id: equipmentId, ...piece, ...entry.private, ...factOf(entry) });
    }),
    applier(equipmentHandedOver, (entry) =>
      insertHandover({ ...entry.body, ...entry.private, ...factOf(entry) }),
    ),
    applier(handoverAnswered, (entry) => insertAnswer({ ...entry.body, ...entry.private, ...factOf(entry) })),
    applier(equipmentRecovered, (entry) =>
      insertRecovery({ ...entry.body, ...entry.private, ...factOf(entry) }),
    ),
    applier(faultReported, (entry) =>
      insertFault({ ...entry.body, ...entry.private, ...knowingFactOf(entry) }),
    ),
    applier(faultRepaired, (entry) => insertRepair({ ...entry.body, ...entry.private, ...factOf(entry) })),
    applier(equipmentInspected, (entry) =>
      insertInspection({ ...entry.body, ...entry.private, ...factOf(entry) }),
    ),
    applier(equipmentCheckClosed, (entry) =>
      insertCheck({ ...entry.body, unknown: entry.private?.unknown ?? null, ...factOf(entry) }),
    ),
    applier(equipmentWrittenOff, (entry) =>
      insertWriteOff({ ...entry.body, ...entry.private, ...factOf(entry) }),
    ),
  ];
}
