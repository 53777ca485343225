// What the supervisors' pages show of the offices, read from the store.
import { and, between, count, desc, eq, getTableColumns, gt, lte, max, min, sql } from 'drizzle-orm';
import type { OpenReport, OpenSum } from '../projection/fact-kinds.ts';
import { officeDays } from '../projection/schema.ts';
import { alarms, devices, offices, streams } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { type ClockDoubt, clockDoubts } from './clock-doubts.ts';
import { type ConfirmedAlone, confirmedAlone } from './confirmed-alone.ts';
import {
  type NotUnderstood,
  notUnderstood,
  notUnderstoodCounts,
  openOfAll,
  reportsOpen,
  type Settled,
  settledDifferences,
} from './differences.ts';
import { type FailedDuty, failedDuties } from './duties.ts';
import { type InspectionFact, inspectionsOf } from './inspections.ts';
import {
  cutOffMinutes,
  type Leaver,
  leavers,
  leaversOfAll,
  type NamedLeaver,
  type Reset,
  resets,
} from './leavers.ts';
import { type Loosened, loosenedControls } from './loosened-controls.ts';
import {
  newestOpenedManagers,
  type OpenedManager,
  type OwnClearance,
  openedManagers,
  ownClearances,
} from './managers.ts';
import { businessDay, tehranHour } from './persian.ts';
import type { Told } from './read-facts.ts';
import { type Report, reportsOf } from './reports.ts';
import { type ComplaintFile, complaintsOf } from './sealed-complaints.ts';

export type OfficeDay = typeof officeDays.$inferSelect;
export type OfficeFacts = {
  code: string;
  name: string | null;
  devices: number;
  lastContactAt: Date | null;
  /**
   * `at` of the newest entry of the device that is furthest behind, of those from which anything is still taken; of a device
   * from which nothing ever came, when it was enrolled or admitted [D22.9]. An instant that no calendar has says nothing, and
   * hides no other device.
   */
  heldUpTo: Date | null;
  today: OfficeDay | null;
  failed: FailedDuty[];
  alarms: number;
  notUnderstood: number;
  /** What nothing of was still on its way at the last close. */
  open: OpenSum[];
};

const dayMs = 86_400_000;
/** How far back an open day is still asked about. */
const daysBack = 30;
/** How long a late cut-off stands among what was not done, and how long every cut-off is told. */
const lateCutOffDays = 7;
/** A code that opened a manager's account stands on the first page for so many days. */
const newManagerDays = 7;
const leaverDays = 366;
/** An instant that a calendar has, or nearly: what is reckoned with as a device wrote it. */
const usualInstant =
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d[.]\\d{3}Z$';

/** When a device was enrolled or admitted, as devices write instants. */
const enrolledAtText = sql`to_char(${devices.enrolledAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Alarms of one kind that are told one by one. */
const alarmsTold = 50;

async function alarmsOf(store: Store, office: string): Promise<Alarms> {
  const place = sql<number>`row_number() over (partition by ${alarms.kind} order by ${alarms.raisedAt} desc, ${alarms.key})`;
  const numbered = store
    .select({ ...getTableColumns(alarms), place: place.as('place') })
    .from(alarms)
    .where(eq(alarms.office, office))
    .as('numbered');
  const list = await store
    .select()
    .from(numbered)
    .where(lte(numbered.place, alarmsTold))
    .orderBy(desc(numbered.raisedAt), numbered.kind, numbered.key);
  return { list, count: await store.$count(alarms, eq(alarms.office, office)) };
}

/** The last business day that can have begun: a PC's clock may be some hours ahead. */
function lastDay(now: Date): string {
  return businessDay(new Date(now.getTime() + dayMs));
}

/** Every office, the ones with most to look at first. */
export async function allOffices(store: Store, now: Date): Promise<OfficeFacts[]> {
  const today = businessDay(now);
  const since = businessDay(new Date(now.getTime() - daysBack * dayMs));
  const known = await store.select().from(offices).orderBy(offices.code);
  const perDevice = store
    .select({
      office: devices.office,
      lastContactAt: devices.lastContactAt,
      revokedAt: devices.revokedAt,
      heldUpTo: sql<string>`coalesce(max(${streams.lastEntryAt}), ${enrolledAtText})`.as('held_up_to'),
    })
    .from(devices)
    .leftJoin(streams, eq(streams.device, devices.id))
    .groupBy(devices.id)
    .as('per_device');
  const takenFrom = sql`${perDevice.revokedAt} is null and ${perDevice.heldUpTo} ~ ${usualInstant}`;
  const reached = await store
    .select({
      office: perDevice.office,
      devices: count(),
      lastContactAt: max(perDevice.lastContactAt),
      heldUpTo: sql<string | null>`min(${perDevice.heldUpTo}) filter (where ${takenFrom})`,
    })
    .from(perDevice)
    .groupBy(perDevice.office);
  // Of days that have not come a PC may name very many.
  const days = await store
    .select()
    .from(officeDays)
    .where(between(officeDays.day, since, lastDay(now)));
  const raised = await store
    .select({ office: alarms.office, count: count() })
    .from(alarms)
    .groupBy(alarms.office);
  const leaversOf = await leaversOfAll(store, new Date(now.getTime() - leaverDays * dayMs), now);
  const openedOf = await newestOpenedManagers(store, new Date(now.getTime() - newManagerDays * dayMs));
  const openOf = await openOfAll(store);
  const quarantinedOf = await notUnderstoodCounts(store);
  const reachedOf = new Map(reached.map((row) => [row.office, row]));
  const daysOf = Map.groupBy(days, ({ office }) => office);
  const alarmsOf = new Map(raised.map(({ office, count: number }) => [office, number]));
  const facts = known.map(({ code, name }): OfficeFacts => {
    const own = reachedOf.get(code);
    const ownDays = daysOf.get(code) ?? [];
    return {
      code,
      name,
      devices: own?.devices ?? 0,
      lastContactAt: own?.lastContactAt ?? null,
      heldUpTo: typeof own?.heldUpTo === 'string' ? new Date(own.heldUpTo) : null,
      today: ownDays.find(({ day }) => day === today) ?? null,
      failed:
        own === undefined
          ? []
          : [
              ...failedDuties(ownDays, today, tehranHour(now)),
              ...lateCutOffs(leaversOf.get(code)?.list ?? [], now),
              ...newManagerOf(openedOf.get(code)),
              ...(leaversOf.get(code)?.isTooMany ? [{ duty: 'too_many_cut_offs' as const, day: today }] : []),
            ],
      alarms: alarmsOf.get(code) ?? 0,
      notUnderstood: quarantinedOf.get(code) ?? 0,
      open: (openOf.get(code) ?? []).filter(({ state }) => state !== 'awaited'),
    };
  });
  return facts.sort(
    (a, b) => b.failed.length - a.failed.length || b.alarms - a.alarms || order(a.code, b.code),
  );
}

/** That somebody opened a manager's account within the week (D11.41). */
const newManagerOf = (receivedAt: Date | undefined): FailedDuty[] =>
  receivedAt === undefined ? [] : [{ duty: 'manager_opened', day: businessDay(receivedAt) }];

/** Late cut-offs, here or outside, for some days; and what is open outside too long for as long as it is. */
function lateCutOffs(gone: readonly Leaver[], now: Date): FailedDuty[] {
  const since = new Date(now.getTime() - lateCutOffDays * dayMs);
  const isLate = (minutes: number | null): boolean => minutes !== null && minutes > cutOffMinutes;
  const late = gone.filter(
    ({ minutes, outside, receivedAt }) =>
      receivedAt >= since && (isLate(minutes) || (outside?.open === 0 && isLate(outside.minutes))),
  );
  const open = gone.filter(({ outside }) => outside !== null && outside.open > 0 && isLate(outside.minutes));
  const daysOf = (some: readonly Leaver[]) => new Set(some.map(({ receivedAt }) => businessDay(receivedAt)));
  return [
    ...[...daysOf(open)].map((day): FailedDuty => ({ duty: 'access_still_open', day })),
    ...[...daysOf(late)].map((day): FailedDuty => ({ duty: 'cut_off_late', day })),
  ];
}

export type OfficeFile = {
  code: string;
  /** The position before which was read; undefined for the newest. */
  before: number | undefined;
  name: string | null;
  devices: {
    id: string;
    name: string;
    appVersion: string;
    enrolledAt: Date;
    lastContactAt: Date;
    /** Nothing is taken from it any more. */
    isRevoked: boolean;
    /** It has no code of its own: another PC of the office admitted it. */
    isVouchedFor: boolean;
    held: number;
  }[];
  days: OfficeDay[];
  /** Days that have not come, of which the office has sent something; the first of them. */
  daysToCome: { count: number; first: string | null };
  leavers: Told<NamedLeaver>;
  resets: Told<Reset>;
  openedManagers: Told<OpenedManager>;
  ownClearances: Told<OwnClearance>;
  settled: Settled[];
  open: OpenSum[];
  /** Days that were closed without the report of a terminal (D21.171). */
  openReports: OpenReport[];
  confirmedAlone: Told<ConfirmedAlone>;
  loosened: Told<Loosened>;
  clockDoubts: Told<ClockDoubt>;
  notUnderstood: NotUnderstood[];
  reports: Told<Report>;
  complaints: Told<ComplaintFile>;
  inspections: InspectionFact[];
  alarms: Alarms;
};

/** The newest of each kind, so that none of many hides one of another; and how many there are. */
type Alarms = { list: (typeof alarms.$inferSelect)[]; count: number };

/**
 * One office's devices, last days, what is looked at one by one, and newest alarms; null when there is no such office.
 * `before`: of what is looked at one by one the part before this position is read.
 */
export async function officeFile(
  store: Store,
  { office: code, before }: { readonly office: string; readonly before?: number | undefined },
  now: Date,
): Promise<OfficeFile | null> {
  const [office] = await store.select().from(offices).where(eq(offices.code, code));
  if (office === undefined) return null;
  const own = await store.select().from(devices).where(eq(devices.office, code)).orderBy(devices.enrolledAt);
  const held = await store
    .select({ device: streams.device, entries: sql<string>`sum(${streams.ackedSeq})` })
    .from(streams)
    .where(eq(streams.office, code))
    .groupBy(streams.device);
  const heldOf = new Map(held.map((row) => [row.device, Number(row.entries)]));
  const days = await store
    .select()
    .from(officeDays)
    .where(and(eq(officeDays.office, code), lte(officeDays.day, lastDay(now))))
    .orderBy(desc(officeDays.day))
    .limit(daysBack);
  const [toCome] = await store
    .select({ count: count(), first: min(officeDays.day) })
    .from(officeDays)
    .where(and(eq(officeDays.office, code), gt(officeDays.day, lastDay(now))));
  const asked = { office: code, before };
  const ofLastYear = { ...asked, since: new Date(now.getTime() - leaverDays * dayMs) };
  const raised = await alarmsOf(store, code);
  return {
    code,
    before,
    name: office.name,
    devices: own.map(({ id, name, appVersion, enrolledAt, lastContactAt, revokedAt, vouchedBy }) => ({
      id,
      name,
      appVersion,
      enrolledAt,
      lastContactAt,
      isRevoked: revokedAt !== null,
      isVouchedFor: vouchedBy !== null,
      held: heldOf.get(id) ?? 0,
    })),
    days,
    daysToCome: toCome ?? { count: 0, first: null },
    leavers: await leavers(store, ofLastYear, now),
    resets: await resets(store, ofLastYear),
    openedManagers: await openedManagers(store, ofLastYear),
    ownClearances: await ownClearances(store, asked),
    open: (await openOfAll(store)).get(code) ?? [],
    openReports: await reportsOpen(store, code),
    settled: await settledDifferences(store, code, businessDay(new Date(now.getTime() - daysBack * dayMs))),
    clockDoubts: await clockDoubts(store, asked),
    confirmedAlone: await confirmedAlone(store, asked),
    loosened: await loosenedControls(store, asked),
    notUnderstood: await notUnderstood(store, code),
    reports: await reportsOf(store, asked),
    complaints: await complaintsOf(store, asked),
    inspections: await inspectionsOf(store, code),
    alarms: raised,
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
