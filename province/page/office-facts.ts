// What the supervisors' pages show of the offices, read from the store.
import { count, desc, eq, gte, max } from 'drizzle-orm';
import { alarms, devices, officeDays, offices, streams } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { type ClockDoubt, clockDoubts } from './clock-doubts.ts';
import { type ConfirmedAlone, confirmedAlone } from './confirmed-alone.ts';
import { type FailedDuty, failedDuties } from './duties.ts';
import { type InspectionFact, inspectionsOf } from './inspections.ts';
import { cutOffMinutes, type Leaver, leavers, type Reset, resets } from './leavers.ts';
import { businessDay, tehranHour } from './persian.ts';
import { type Report, reportsOf } from './reports.ts';
import { type SealedComplaintFile, sealedComplaintsOf } from './sealed-complaints.ts';
import {
  type NotUnderstood,
  notUnderstood,
  notUnderstoodCounts,
  type Settled,
  settledDifferences,
} from './watched-entries.ts';

export type OfficeDay = typeof officeDays.$inferSelect;
export type OfficeFacts = {
  code: string;
  name: string | null;
  devices: number;
  lastContactAt: Date | null;
  /**
   * `at` of the newest entry of the device that is furthest behind, of those from which anything is still taken; an instant
   * that no calendar has says nothing, and hides no other device.
   */
  heldUpTo: Date | null;
  today: OfficeDay | null;
  failed: FailedDuty[];
  alarms: number;
  notUnderstood: number;
};

const dayMs = 86_400_000;
/** How far back an open day is still asked about. */
const daysBack = 30;
/** How long a late cut-off stands among what was not done, and how long every cut-off is told. */
const lateCutOffDays = 7;
const leaverDays = 366;

/** Every office, the ones with most to look at first. */
export async function allOffices(store: Store, now: Date): Promise<OfficeFacts[]> {
  const today = businessDay(now);
  const since = businessDay(new Date(now.getTime() - daysBack * dayMs));
  const known = await store.select().from(offices).orderBy(offices.code);
  const perDevice = await store
    .select({
      office: devices.office,
      lastContactAt: devices.lastContactAt,
      revokedAt: devices.revokedAt,
      lastEntryAt: max(streams.lastEntryAt),
    })
    .from(devices)
    .leftJoin(streams, eq(streams.device, devices.id))
    .groupBy(devices.id);
  const days = await store.select().from(officeDays).where(gte(officeDays.day, since));
  const raised = await store
    .select({ office: alarms.office, count: count() })
    .from(alarms)
    .groupBy(alarms.office);
  const cut = await leavers(store, null, new Date(now.getTime() - leaverDays * dayMs), now);
  const leaversOf = Map.groupBy(cut, ({ office }) => office);
  const quarantinedOf = await notUnderstoodCounts(store);
  const devicesOf = Map.groupBy(perDevice, ({ office }) => office);
  const daysOf = Map.groupBy(days, ({ office }) => office);
  const alarmsOf = new Map(raised.map(({ office, count: number }) => [office, number]));
  const facts = known.map(({ code, name }): OfficeFacts => {
    const own = devicesOf.get(code) ?? [];
    const ownDays = daysOf.get(code) ?? [];
    return {
      code,
      name,
      devices: own.length,
      lastContactAt: latest(own.map(({ lastContactAt }) => lastContactAt)),
      heldUpTo: earliest(
        own.flatMap(({ lastEntryAt, revokedAt }) =>
          lastEntryAt === null || revokedAt !== null ? [] : [new Date(lastEntryAt)],
        ),
      ),
      today: ownDays.find(({ day }) => day === today) ?? null,
      failed:
        own.length === 0
          ? []
          : [
              ...failedDuties(ownDays, today, tehranHour(now)),
              ...lateCutOffs(leaversOf.get(code) ?? [], now),
            ],
      alarms: alarmsOf.get(code) ?? 0,
      notUnderstood: quarantinedOf.get(code) ?? 0,
    };
  });
  return facts.sort(
    (a, b) => b.failed.length - a.failed.length || b.alarms - a.alarms || order(a.code, b.code),
  );
}

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
  leavers: Leaver[];
  resets: Reset[];
  settled: Settled[];
  confirmedAlone: ConfirmedAlone[];
  clockDoubts: ClockDoubt[];
  notUnderstood: NotUnderstood[];
  reports: Report[];
  complaints: SealedComplaintFile[];
  inspections: InspectionFact[];
  alarms: (typeof alarms.$inferSelect)[];
};

/** One office's devices, last days, what is looked at one by one, and newest alarms; null when there is no such office. */
export async function officeFile(store: Store, code: string, now: Date): Promise<OfficeFile | null> {
  const [office] = await store.select().from(offices).where(eq(offices.code, code));
  if (office === undefined) return null;
  const own = await store.select().from(devices).where(eq(devices.office, code)).orderBy(devices.enrolledAt);
  const held = await store
    .select({ device: streams.device, acked: streams.ackedSeq })
    .from(streams)
    .where(eq(streams.office, code));
  const days = await store
    .select()
    .from(officeDays)
    .where(eq(officeDays.office, code))
    .orderBy(desc(officeDays.day))
    .limit(daysBack);
  const raised = await store
    .select()
    .from(alarms)
    .where(eq(alarms.office, code))
    .orderBy(desc(alarms.raisedAt))
    .limit(200);
  return {
    code,
    name: office.name,
    devices: own.map(({ id, name, appVersion, enrolledAt, lastContactAt, revokedAt, vouchedBy }) => ({
      id,
      name,
      appVersion,
      enrolledAt,
      lastContactAt,
      isRevoked: revokedAt !== null,
      isVouchedFor: vouchedBy !== null,
      held: held.reduce((sum, stream) => sum + (stream.device === id ? stream.acked : 0), 0),
    })),
    days,
    leavers: await leavers(store, code, new Date(now.getTime() - leaverDays * dayMs), now),
    resets: await resets(store, code, new Date(now.getTime() - leaverDays * dayMs)),
    settled: await settledDifferences(store, code, businessDay(new Date(now.getTime() - daysBack * dayMs))),
    clockDoubts: await clockDoubts(store, code),
    confirmedAlone: await confirmedAlone(store, code),
    notUnderstood: await notUnderstood(store, code),
    reports: await reportsOf(store, code, null),
    complaints: await sealedComplaintsOf(store, code, null),
    inspections: await inspectionsOf(store, code),
    alarms: raised,
  };
}

function latest(dates: Date[]): Date | null {
  return dates.reduce<Date | null>((found, date) => (found === null || date > found ? date : found), null);
}

function earliest(dates: Date[]): Date | null {
  return dates
    .filter((date) => !Number.isNaN(date.getTime()))
    .reduce<Date | null>((found, date) => (found === null || date < found ? date : found), null);
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
