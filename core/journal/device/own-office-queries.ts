// The office of which this store is, and whether an epoch of this PC is opened there.
import { and, eq } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { ownOffice, streams } from '#db/schema/journal/journal.ts';
import type { Machine } from './machine.ts';

export type OwnOffice = typeof ownOffice.$inferSelect;

export type NewOffice = {
  readonly officeCode: string;
  readonly demo: boolean;
  /** Public key, base64url, under which the office's first account is opened. */
  readonly rootKey: string;
  /** The office's key when this PC joins an office that has one. */
  readonly identifierKey?: Uint8Array;
};

/** Writes of which office this store is: from then on this PC is one of it. */
export function keepOwnOffice(orm: Orm, machine: Pick<Machine, 'randomBytes'>, facts: NewOffice): void {
  const { officeCode: code, demo, rootKey } = facts;
  const identifierKey = Buffer.from(facts.identifierKey ?? machine.randomBytes(32));
  orm.insert(ownOffice).values({ id: 1, code, demo, identifierKey, rootKey }).run();
}

/** Null before the first run. */
export const ownOfficeIn = (orm: Orm): OwnOffice | null =>
  orm.select().from(ownOffice).where(eq(ownOffice.id, 1)).get() ?? null;

/** The office's key of the HMAC over identifiers, for a PC that joins it. @throws RangeError before the first run */
export function identifierKeyOf(orm: Orm): Buffer {
  const office = ownOfficeIn(orm);
  if (office === null) throw new RangeError('this PC has no office yet');
  return office.identifierKey;
}

/** Whether the first entry of an epoch is here. */
export function isOpenedIn(
  orm: Orm,
  { device, epoch }: { readonly device: string; readonly epoch: string },
): boolean {
  const isIt = and(eq(streams.device, device), eq(streams.epoch, epoch));
  return orm.select({ epoch: streams.epoch }).from(streams).where(isIt).get() !== undefined;
}
