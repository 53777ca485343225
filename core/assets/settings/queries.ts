// Reads of the settings: the printers of a PC, how large it shows its screens, and where the office is.
import { and, eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { officeContacts, printerChoices, screenScales } from '#db/schema/assets/settings.ts';
import {
  type OfficeContact,
  type PrinterChoice,
  printPapers,
  type ScaleChoice,
  screenScaleSchema,
} from './contract.ts';

export type SettingReads = ReturnType<typeof settingReads>;

/** Prepares the reads of this duty. */
export function settingReads(orm: Orm) {
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
  const stated = once(() =>
    orm
      .select({
        address: officeContacts.address,
        phone: officeContacts.phone,
        statedAt: officeContacts.at,
        byName: persons.name,
      })
      .from(officeContacts)
      .leftJoin(persons, eq(persons.id, officeContacts.actor))
      .orderBy(...newestFirst(officeContacts))
      .limit(1)
      .prepare(),
  );
  function contactStated() {
    const { address = '', phone = '', statedAt = null, byName = null } = stated().get() ?? {};
    return { contact: address === '' ? null : { address, phone }, statedAt, byName };
  }
  return {
    /** Where the office is as it was stated last, by whom and when. */
    contactStated,
    /** Where the office is, or null. */
    contact: (): OfficeContact | null => contactStated().contact,
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
  };
}
