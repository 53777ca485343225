// Reads of the settings: the printers of a PC, and everything that was ever set in the office. What is set is rare: a few hundred rows in years.
import { and, eq, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Orm } from '#db/open-store.ts';
import { newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { servicePlacings } from '#db/schema/access/postings.ts';
import { persons } from '#db/schema/access/staff.ts';
import { closures, closureWithdrawals } from '#db/schema/assets/closures.ts';
import { printerChoices, screenScales } from '#db/schema/assets/settings.ts';
import { explanationLimits } from '#db/schema/closing/day-close.ts';
import { rhythmSettings } from '#db/schema/closing/premises.ts';
import {
  boardHangings,
  boardPrints,
  externalRates,
  rateConfirmations,
  tariffConfirmations,
  tariffs,
} from '#db/schema/counter/fees.ts';
import {
  receiptPapers,
  terminalConfirmations,
  terminalRetirements,
  terminals,
} from '#db/schema/counter/payments.ts';
import { queueSwitches } from '#db/schema/counter/queue.ts';
import {
  type PrinterChoice,
  printPapers,
  type ScaleChoice,
  type SettingChange,
  type SettingKind,
  screenScaleSchema,
} from './contract.ts';

export type SettingReads = ReturnType<typeof settingReads>;

/** How many changes the history shows at once. */
const shownChanges = 200;

type Facts = SQLiteTable & {
  readonly id: SQLiteColumn;
  readonly at: SQLiteColumn;
  readonly actor: SQLiteColumn;
  readonly device: SQLiteColumn;
};

type Source = {
  /** The rows that a change is read from. */
  readonly of: Facts;
  /** What was set, and the table and the column by which it belongs to the row where that is another one's. */
  readonly what: SQLiteColumn;
  readonly from?: { readonly table: Facts; readonly by: SQLiteColumn };
};

/** Every fact that the office works by, for the history of the settings (D20.2). */
const sources: Readonly<Record<SettingKind, Source>> = {
  tariff_entered: { of: tariffs, what: tariffs.title },
  tariff_confirmed: {
    of: tariffConfirmations,
    what: tariffs.title,
    from: { table: tariffs, by: tariffConfirmations.tariffId },
  },
  rate_entered: { of: externalRates, what: externalRates.amount },
  rate_confirmed: {
    of: rateConfirmations,
    what: externalRates.amount,
    from: { table: externalRates, by: rateConfirmations.rateId },
  },
  board_printed: { of: boardPrints, what: boardPrints.paper },
  board_hung: { of: boardHangings, what: boardHangings.board },
  terminal_entered: { of: terminals, what: terminals.terminalId },
  terminal_confirmed: {
    of: terminalConfirmations,
    what: terminals.terminalId,
    from: { table: terminals, by: terminalConfirmations.registrationId },
  },
  terminal_ended: { of: terminalRetirements, what: terminalRetirements.terminalId },
  closure_declared: { of: closures, what: closures.closedDay },
  closure_withdrawn: {
    of: closureWithdrawals,
    what: closures.closedDay,
    from: { table: closures, by: closureWithdrawals.closureId },
  },
  receipt_paper: { of: receiptPapers, what: receiptPapers.paper },
  printer: { of: printerChoices, what: printerChoices.paper },
  service_placed: { of: servicePlacings, what: servicePlacings.itemCode },
  limit: { of: explanationLimits, what: explanationLimits.amount },
  queue: { of: queueSwitches, what: queueSwitches.isOn },
  check_rhythm: { of: rhythmSettings, what: rhythmSettings.label },
  scale: { of: screenScales, what: screenScales.percent },
};

/** The changes of one kind, newest first. */
function changesOf(orm: Orm, { of, what, from }: Source) {
  const rows = orm
    .select({
      id: sql<string>`${of.id}`,
      what: sql<string | number | null>`${what}`,
      at: sql<string>`${of.at}`,
      device: sql<string>`${of.device}`,
      byName: persons.name,
    })
    .from(of)
    .leftJoin(persons, eq(persons.id, of.actor));
  const whole = from === undefined ? rows : rows.leftJoin(from.table, eq(from.table.id, from.by));
  return whole
    .orderBy(...newestFirst(of))
    .limit(sql.placeholder('limit'))
    .prepare();
}

/** Prepares the reads of this duty. */
export function settingReads(orm: Orm) {
  const kinds = Object.entries(sources).map(([kind, source]) => ({
    kind: kind as SettingKind,
    rows: once(() => changesOf(orm, source)),
    total: once(() => orm.select({ total: sql<number>`count(*)` }).from(source.of).prepare()),
  }));
  const choice = once(() =>
    orm
      .select({ printer: printerChoices.printer, chosenAt: printerChoices.at, byName: persons.name })
      .from(printerChoices)
      .leftJoin(persons, eq(persons.id, printerChoices.actor))
      .where(
        and(
          eq(printerChoices.device, sql.placeholder('device')),
          eq(printerChoices.paper, sql.placeholder('paper')),
        ),
      )
      .orderBy(...newestFirst(printerChoices))
      .limit(1)
      .prepare(),
  );
  const scale = once(() =>
    orm
      .select({ percent: screenScales.percent, chosenAt: screenScales.at, byName: persons.name })
      .from(screenScales)
      .leftJoin(persons, eq(persons.id, screenScales.actor))
      .where(eq(screenScales.device, sql.placeholder('device')))
      .orderBy(...newestFirst(screenScales))
      .limit(1)
      .prepare(),
  );
  return {
    /** How large a PC shows its screens: the last choice for it. */
    scaleOf(device: string): ScaleChoice {
      const chosen = scale().get({ device });
      if (chosen === undefined) return { percent: 100, chosenAt: null, byName: null };
      return { ...chosen, percent: screenScaleSchema.parse(chosen.percent) };
    },
    /** The printer that was chosen last at a PC for each paper. */
    printersOf: (device: string): PrinterChoice[] =>
      printPapers.map((paper) => ({
        paper,
        ...(choice().get({ device, paper }) ?? { printer: null, chosenAt: null, byName: null }),
      })),
    /** What was set in the office, newest first: of one kind, or of all (null). `device`: this PC. */
    history(kind: SettingKind | null, device: string): { rows: SettingChange[]; total: number } {
      const asked = kinds.filter((known) => kind === null || known.kind === kind);
      const rows = asked
        .flatMap(({ kind: of, rows: read }) =>
          read()
            .all({ limit: shownChanges })
            .map(({ what, device: setAt, ...row }) => ({
              ...row,
              kind: of,
              what: String(what ?? ''),
              here: setAt === device,
            })),
        )
        .toSorted((one, other) => other.at.localeCompare(one.at) || other.id.localeCompare(one.id))
        .slice(0, shownChanges);
      return { rows, total: asked.reduce((sum, { total }) => sum + (total().get()?.total ?? 0), 0) };
    },
  };
}
