// What happens at the demo office beside its clients, by working days before today: 1 is the last working day. Sixty days hold at
// least fifty; an act of an earlier day than the history has does not happen.
import * as complaints from './complaint-acts.ts';
import * as equipment from './equipment-acts.ts';
import * as letters from './letter-acts.ts';
import type { Difference } from './money-acts.ts';
import { differencesSettled } from './money-acts.ts';
import * as people from './people-acts.ts';
import type { Act } from './scene.ts';
import * as training from './training-acts.ts';
import * as watch from './watch-acts.ts';

type StoryDay = {
  /** Before the day opens. */
  readonly first?: readonly Act[];
  /** After the clients. */
  readonly after?: readonly Act[];
  /** How the PSP's report differs. */
  readonly difference?: Difference;
};

/** Numbers are given at this day and on every later one. */
export const queueSince = 34;
/** The office stays closed. */
export const closedOn = 31;
/** Somebody who left serves no more from this day on. */
export const leaverUntil = 27;

const days: Readonly<Record<number, StoryDay>> = {
  50: { first: [people.firstStaff, training.topicsBegin, training.yearlyNotices] },
  49: { first: [equipment.equipmentComes], after: [people.shiftsOfStaff] },
  46: { after: [training.identitySession] },
  45: { after: [complaints.delayComes], difference: 'missing' },
  42: { after: [complaints.overchargeComes] },
  41: { after: [complaints.delayAnswered] },
  40: { after: [equipment.printerBreaks] },
  39: { after: [complaints.overchargeAnswered] },
  38: { after: [equipment.printerMended] },
  37: { first: [training.directiveComes] },
  36: { after: [complaints.thanksCome], difference: 'unknown' },
  35: { after: [training.securitySession] },
  30: { after: [complaints.conductComes] },
  28: { after: [watch.violationFound] },
  27: { after: [people.clerkLeaves, equipment.scannerComesBack] },
  24: { after: [people.newClerkComes] },
  23: { first: [training.newClerkReads], after: [training.newClerkLearns] },
  22: { after: [complaints.premisesComes] },
  21: { after: [complaints.conductAnswered] },
  20: { after: [watch.confirmedByTwo, watch.holidaysDeclared] },
  19: { after: [differencesSettled] },
  17: { difference: 'other_amount' },
  15: { after: [equipment.powerServiced] },
  14: { after: [complaints.suggestionComes] },
  12: { after: [equipment.stocktake] },
  10: { after: [watch.manyLooks] },
  9: { after: [watch.looksExplained, complaints.confidentialityComes] },
  8: { after: [people.transferPlanned] },
  7: { after: [complaints.addendumComes], difference: 'unknown' },
  6: { after: [training.conductSession] },
  5: { after: [people.candidateApplies, people.leaveAhead] },
  4: { first: [training.hoursChange] },
  3: { after: [watch.manyLooks, watch.smallViolation] },
  2: { after: [complaints.freshComes], difference: 'missing' },
  1: { after: [equipment.cameraFails] },
};

/** Letters that are still open today: past their deadline since today, near it, and with time. */
const staying: Readonly<Record<number, readonly [place: number, workingDays: number]>> = {
  6: [2, 5],
  3: [5, 4],
  1: [3, 8],
};
/** What came in before is handled on these days. */
const lastHandled = 8;

/** What happens so many working days before today. */
export function storyOf(ago: number): StoryDay {
  const kept = days[ago] ?? {};
  const stays = staying[ago];
  const comes = ago % 3 === 0 && ago > lastHandled ? [letters.letterComes(ago / 3)] : [];
  const handled = ago % 3 === 2 && ago >= lastHandled && ago < 49 ? [letters.lettersHandled] : [];
  const more = [...comes, ...handled, ...(stays === undefined ? [] : [letters.letterStays(...stays)])];
  return { ...kept, after: [...(kept.after ?? []), ...more] };
}
