// How the checks of the premises stand on a business day: what is due, since when and why; and the last twelve months of one of them.
import type { ClosureReads } from '#core/assets/closures/queries.ts';
import type { FeeReads } from '#core/counter/fees/queries.ts';
import { addDays, weekdayOf } from '#core/foundation/calendar/business-day.ts';
import { fromJalali, toJalali } from '#core/foundation/calendar/jalali.ts';
import {
  type CheckCalendar,
  type CheckDay,
  type CheckItem,
  type CheckStatus,
  isBuiltIn,
  type ScheduleVersion,
  type ScheduleView,
} from '../contract.ts';
import type { PremisesReads } from '../queries.ts';
import { countsFrom, versionsOfOffice } from './of-office.ts';
import { askedSince, daysLate, dueOf, type EventFact, scheduleOn } from './rules.ts';
import { scheduleVersions } from './versions.ts';

export type ScheduleReads = {
  readonly premises: PremisesReads;
  readonly closures: Pick<ClosureReads, 'closedDays'>;
  readonly fees: Pick<FeeReads, 'inForce'>;
};

/** The versions by which this office's days are judged. */
export const officeVersions = ({ premises }: Pick<ScheduleReads, 'premises'>): ScheduleVersion[] =>
  versionsOfOffice(scheduleVersions, premises.rhythmSettings());

/** The schedule as it will be on the next day, with what the directive leaves and what the office set last. */
export function scheduleView(reads: Pick<ScheduleReads, 'premises'>, today: string): ScheduleView {
  const from = countsFrom(today);
  const settings = reads.premises.rhythmSettings();
  const { version, items } = scheduleOn(officeVersions(reads), from);
  const directive = scheduleOn(scheduleVersions, from);
  return {
    version,
    from,
    items: items.map(({ item, every, after }) => {
      const set = settings.findLast((setting) => setting.item === item);
      return {
        item,
        title: reads.premises.titleOf(item),
        every,
        atLeast: directive.items.find((scheduled) => scheduled.item === item)?.every ?? null,
        after,
        set: set === undefined ? null : { at: set.at, byName: set.byName },
      };
    }),
  };
}

/** Whether an item can be looked at on a day: what the office did not add for it, or ended, cannot. */
export const isAskedFor = (reads: Pick<ScheduleReads, 'premises'>, item: CheckItem, day: string): boolean =>
  isBuiltIn(item) ||
  scheduleOn(officeVersions(reads), day).items.some((scheduled) => scheduled.item === item);

/** Every item that is asked for on the day, in the order of the schedule. */
export function checkStatuses(reads: ScheduleReads, today: string): CheckStatus[] {
  const closed = new Set(reads.closures.closedDays());
  const isClosed = (day: string) => closed.has(day);
  const firstDay = reads.premises.firstOpened() ?? today;
  const newTariff = reads.fees.inForce(today)?.tariff.effectiveFrom ?? null;
  const versions = officeVersions(reads);
  return scheduleOn(versions, today).items.map((scheduled) => {
    const { item, every } = scheduled;
    const lastCheck = reads.premises.lastCheck(item, today);
    const asked = askedSince(versions, item, today) ?? today;
    const mended = reads.premises.unansweredMending(item, today);
    const fault = reads.premises.unansweredFault(item);
    const isNew = newTariff !== null && (lastCheck === null || newTariff > lastCheck.day);
    const events: EventFact[] = [
      ...(isNew ? [{ kind: 'new_tariff' as const, day: newTariff }] : []),
      ...(fault === null ? [] : [{ kind: 'equipment_fault' as const, day: fault }]),
      ...(mended === null ? [] : [{ kind: 'mended' as const, day: mended }]),
    ];
    const since = [asked, firstDay].toSorted().at(-1) ?? today;
    const { dueDay, why } = dueOf(scheduled, { lastCheck, since, events }, today, isClosed);
    const isDue = dueDay <= today;
    return {
      item,
      title: reads.premises.titleOf(item),
      every,
      dueDay,
      why,
      isDue,
      daysLate: isDue ? daysLate(dueDay, today, isClosed) : 0,
      lastDay: lastCheck?.day ?? null,
    };
  });
}

/** The day on which the check of an item that is made now was due, or null when it was not. */
export function dueNow(reads: ScheduleReads, item: CheckItem, today: string): string | null {
  const status = checkStatuses(reads, today).find((of) => of.item === item);
  return status?.isDue === true ? status.dueDay : null;
}

/**
 * Twelve Jalali months up to that of `today`, day by day, of one item. Reads the checks of that item and span alone
 * (D17.7).
 */
export function checkCalendar(reads: ScheduleReads, item: CheckItem, today: string): CheckCalendar {
  const { year, month } = toJalali(today);
  const from = fromJalali(month === 12 ? year : year - 1, month === 12 ? 1 : month + 1, 1);
  const closed = new Set(reads.closures.closedDays());
  const opened = new Set(reads.premises.openedBetween(from, today));
  const checks = new Map<string, { passed: boolean; failedBefore: boolean; late: boolean }>();
  for (const { day, result, dueDay } of reads.premises.checksBetween(item, from, today)) {
    const before = checks.get(day);
    checks.set(day, {
      passed: result === 'passed',
      failedBefore: before !== undefined && (before.failedBefore || !before.passed),
      late: (before?.late ?? false) || (dueDay !== null && dueDay < day),
    });
  }
  const versions = officeVersions(reads);
  const days: CheckDay[] = [];
  for (let day = from; day <= today; day = addDays(day, 1)) {
    const check = checks.get(day);
    const every = scheduleOn(versions, day).items.find((of) => of.item === item)?.every;
    const isClosed = weekdayOf(day) === 6 || closed.has(day);
    days.push({
      day,
      isClosed,
      late: check?.late ?? false,
      state:
        check !== undefined
          ? check.passed
            ? check.failedBefore
              ? 'mended'
              : 'passed'
            : 'failed'
          : every === 'day' && opened.has(day)
            ? 'missed'
            : 'none',
    });
  }
  return { item, from, to: today, days };
}
