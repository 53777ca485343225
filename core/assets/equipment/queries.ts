// Reads of the register of equipment: every piece as it stands, and what happened to one. An office has some dozens of
// pieces and a few facts a year of each.
import { asc, eq, max, sql } from 'drizzle-orm';
import { nextCount } from '#core/foundation/wire/next-count.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
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
import { custodyOf } from './rules.ts';

export type EquipmentReads = ReturnType<typeof equipmentReads>;

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function equipmentStatements(orm: Orm) {
  const id = sql.placeholder('id');
  return {
    pieces: once(() =>
      orm.select().from(equipment).orderBy(asc(equipment.deskNumber), asc(equipment.number)).prepare(),
    ),
    piece: once(() => orm.select().from(equipment).where(eq(equipment.id, id)).prepare()),
    lastNumber: once(() =>
      orm
        .select({ number: max(equipment.number) })
        .from(equipment)
        .where(eq(equipment.deskNumber, sql.placeholder('deskNumber')))
        .prepare(),
    ),
    handover: once(() =>
      orm.select().from(equipmentHandovers).where(eq(equipmentHandovers.id, id)).prepare(),
    ),
    fault: once(() => orm.select().from(equipmentFaults).where(eq(equipmentFaults.id, id)).prepare()),
    handoversOf: once(() =>
      orm
        .select()
        .from(equipmentHandovers)
        .where(eq(equipmentHandovers.equipmentId, id))
        .orderBy(...inOrder(equipmentHandovers))
        .prepare(),
    ),
    answersOf: once(() =>
      orm
        .select()
        .from(equipmentAnswers)
        .where(eq(equipmentAnswers.equipmentId, id))
        .orderBy(...inOrder(equipmentAnswers))
        .prepare(),
    ),
    recoveriesOf: once(() =>
      orm
        .select()
        .from(equipmentRecoveries)
        .where(eq(equipmentRecoveries.equipmentId, id))
        .orderBy(...inOrder(equipmentRecoveries))
        .prepare(),
    ),
    faultsOf: once(() =>
      orm
        .select()
        .from(equipmentFaults)
        .where(eq(equipmentFaults.equipmentId, id))
        .orderBy(...inOrder(equipmentFaults))
        .prepare(),
    ),
    repairsOf: once(() =>
      orm
        .select()
        .from(equipmentRepairs)
        .where(eq(equipmentRepairs.equipmentId, id))
        .orderBy(...inOrder(equipmentRepairs))
        .prepare(),
    ),
    inspectionsOf: once(() =>
      orm
        .select()
        .from(equipmentInspections)
        .where(eq(equipmentInspections.equipmentId, id))
        .orderBy(...inOrder(equipmentInspections))
        .prepare(),
    ),
    writeOffsOf: once(() =>
      orm
        .select()
        .from(equipmentWriteOffs)
        .where(eq(equipmentWriteOffs.equipmentId, id))
        .orderBy(...inOrder(equipmentWriteOffs))
        .prepare(),
    ),
    checks: once(() =>
      orm
        .select()
        .from(equipmentChecks)
        .orderBy(...newestFirst(equipmentChecks))
        .prepare(),
    ),
    check: once(() => orm.select().from(equipmentChecks).where(eq(equipmentChecks.id, id)).prepare()),
    names: once(() => orm.select({ id: persons.id, name: persons.name }).from(persons).prepare()),
  };
}

/** Prepares the reads of this duty. */
export function equipmentReads(orm: Orm) {
  const statements = equipmentStatements(orm);

  /** Everything that is known of one piece, each list in the order of facts. */
  function factsOf(equipmentId: string) {
    const of = { id: equipmentId };
    const handovers = statements.handoversOf().all(of);
    const answers = statements.answersOf().all(of);
    const recoveries = statements.recoveriesOf().all(of);
    const repairs = statements.repairsOf().all(of);
    const faults = statements.faultsOf().all(of);
    const mended = new Set(repairs.map(({ faultId }) => faultId));
    return {
      handovers,
      answers,
      recoveries,
      faults,
      repairs,
      openFaults: faults.filter((fault) => !mended.has(fault.id)),
      inspections: statements.inspectionsOf().all(of),
      writeOffs: statements.writeOffsOf().all(of),
      custody: custodyOf(handovers, answers, recoveries),
    };
  }

  return {
    /** Every piece that was ever registered, by label. */
    pieces: () => statements.pieces().all(),
    piece: (equipmentId: string) => statements.piece().get({ id: equipmentId }) ?? null,
    factsOf,
    handover: (handoverId: string) => statements.handover().get({ id: handoverId }) ?? null,
    fault: (faultId: string) => statements.fault().get({ id: faultId }) ?? null,
    isWrittenOff: (equipmentId: string): boolean =>
      statements.writeOffsOf().get({ id: equipmentId }) !== undefined,
    /** Checks that have ended, the newest first. */
    checks: () => statements.checks().all(),
    check: (checkId: string) => statements.check().get({ id: checkId }) ?? null,
    /** The next number of this desk: gap-free. */
    nextNumber: (deskNumber: number): number =>
      nextCount(statements.lastNumber().get({ deskNumber })?.number),
    names: (): ReadonlyMap<string, string> =>
      new Map(
        statements
          .names()
          .all()
          .map(({ id, name }) => [id, name]),
      ),
  };
}
