// Who may be activated and who may sign in (D8, D9, D11). Pure.
import { daysBetween } from '#core/foundation/calendar/business-day.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { foldFa } from '#core/foundation/text/fold.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { ClosingKind } from '#core/journal/business-day/contract.ts';
import {
  type ClearanceStage,
  type LeaseStage,
  type PersonState,
  type Post,
  type Presence,
  type Role,
  restLimitMs,
} from './contract.ts';

/** The key under which two names are one to the eye: spaces, half-spaces, marks and forms of letters make no difference. */
export function nameKey(name: string): string {
  return foldFa(name).replace(/[^\p{L}\p{N}]/gu, '');
}

export type PersonFacts = {
  /** A cut-off that no activation knew. */
  readonly hasCutOffInForce: boolean;
  /** A withdrawal of a clearance that no later clearance knew. */
  readonly hasWithdrawalInForce: boolean;
  readonly hasFile: boolean;
  readonly hasInquiry: boolean;
  readonly hasClearance: boolean;
  readonly hasActivation: boolean;
  /** A password was chosen under the latest activation. */
  readonly hasPassword: boolean;
};

/**
 * A person's state from what their facts knew of each other (D8.6, D9.2): a cut-off stands until an activation that knew it, a
 * withdrawal suspends until a clearance that knew it. No clock has a say in it.
 */
export function personState(facts: PersonFacts): PersonState {
  if (facts.hasCutOffInForce) return 'cut_off';
  if (facts.hasWithdrawalInForce) return 'suspended';
  if (!facts.hasActivation) return stateOfPapers(facts);
  return facts.hasPassword ? 'active' : 'activated';
}

function stateOfPapers({ hasFile, hasInquiry, hasClearance }: PersonFacts): PersonState {
  if (!hasFile) return 'registered';
  if (hasClearance) return 'approved';
  return hasInquiry ? 'inquiry_requested' : 'file_opened';
}

/** What a person whose state keeps them from working is told; null when they may work. */
export function stateRefusal(state: PersonState): Problem | null {
  if (state === 'active') return null;
  if (state === 'suspended') return { code: 'CLEARANCE_WITHDRAWN', params: {} };
  return state === 'cut_off'
    ? { code: 'PERSON_CUT_OFF', params: {} }
    : { code: 'PERSON_NOT_ACTIVE', params: {} };
}

/** Years from its letter for which a clearance holds at most, whatever the letter says (D8.161). */
export const longestClearanceYears = 5;

/** The last day on which a clearance of a letter of this day can end. */
export const lastClearanceDay = (issuedOn: string): string =>
  `${Number(issuedOn.slice(0, 4)) + longestClearanceYears}${issuedOn.slice(4)}`;

/** Days before its end from which a clearance is warned of, the last warning first. */
export const clearanceWarningDays = { days: 3, fortnight: 14, month: 30 } as const;

/** How near the end of a clearance is on a business day; its last day still holds (D8.7). */
export function clearanceStage(expiresOn: string | null, today: string): ClearanceStage {
  if (expiresOn === null) return 'none';
  const left = daysBetween(today, expiresOn);
  if (left < 0) return 'ended';
  if (left <= clearanceWarningDays.days) return 'days';
  if (left <= clearanceWarningDays.fortnight) return 'fortnight';
  return left <= clearanceWarningDays.month ? 'month' : 'holds';
}

/** The five people whom every office must have (1392 directive; domain.md §6). */
export const neededPosts: readonly { readonly role: Role; readonly needed: number }[] = [
  { role: 'manager', needed: 1 },
  { role: 'legal_expert', needed: 1 },
  { role: 'it_expert', needed: 1 },
  { role: 'clerk', needed: 2 },
];

type PostHolder = {
  readonly person: { readonly role: Role; readonly state: PersonState };
  readonly clearance: { readonly expiresOn: string } | null;
};

/** How the posts are filled on a business day: by those who may work, with a clearance that holds (D8.8). */
export function postsOf(people: readonly PostHolder[], today: string): Post[] {
  const mayWork = people.filter(
    ({ person, clearance }) =>
      person.state === 'active' &&
      !['none', 'ended'].includes(clearanceStage(clearance?.expiresOn ?? null, today)),
  );
  return neededPosts.map(({ role, needed }) => ({
    role,
    needed,
    active: mayWork.filter(({ person }) => person.role === role).length,
  }));
}

/** A clearance that follows a withdrawal is of a letter after it; the last withdrawal counts (D8.6). */
export function clearanceAfterWithdrawal(issuedOn: string, withdrawnOn: readonly string[]): Problem | null {
  return withdrawnOn.some((day) => issuedOn <= day) ? { code: 'PAPERS_BEFORE_WITHDRAWAL', params: {} } : null;
}

/**
 * D8, D9.3: no account without a supervision file and an approved, unexpired clearance; who was cut off comes back with
 * papers that are dated after it. Days are business days.
 */
export function activationRefusal(
  supervisionFile: { readonly openedOn: string } | null,
  clearance: { readonly issuedOn: string; readonly expiresOn: string } | null,
  today: string,
  lastCutOffDay: string | null,
): Problem | null {
  if (supervisionFile === null) return { code: 'SUPERVISION_FILE_MISSING', params: {} };
  if (clearance === null) return { code: 'CLEARANCE_MISSING', params: {} };
  if (clearance.expiresOn < today)
    return { code: 'CLEARANCE_EXPIRED', params: { expired: clearance.expiresOn } };
  const isOld = ({ openedOn, issuedOn }: { openedOn: string; issuedOn: string }): boolean =>
    lastCutOffDay !== null && (openedOn <= lastCutOffDay || issuedOn <= lastCutOffDay);
  const { openedOn } = supervisionFile;
  return isOld({ openedOn, issuedOn: clearance.issuedOn })
    ? { code: 'PAPERS_BEFORE_CUT_OFF', params: {} }
    : null;
}

export type PostChange = {
  readonly role: Role;
  readonly letterDay: string;
  readonly reason: string;
};

/** D10.80: another post only with its reason and its letter; an inspector comes by the province's code and has no post here. */
export function postChangeRefusal(
  { role, letterDay, reason }: PostChange,
  { today, from }: { readonly today: string; readonly from: Role },
): Problem | null {
  if (role === from) return { code: 'ACTION_ALREADY_DONE', params: {} };
  if (from === 'inspector') return { code: 'INPUT_INVALID', params: { fields: ['role'] } };
  if (letterDay > today) return { code: 'INPUT_INVALID', params: { fields: ['letterDay'] } };
  return isReason(reason) ? null : { code: 'REASON_NEEDED', params: {} };
}

/** For so many days a manager is new (D11.40). */
export const newManagerDays = 7;

/**
 * Whether a manager is new on a business day. `since`: the day on which people of the office opened their account; null where the
 * first run or the province did.
 */
export function isNewManager(since: string | null, day: string): boolean {
  return since !== null && daysBetween(since, day) < newManagerDays;
}

/** How many wrong secrets are borne: `free` without a pause, then pauses that double from `firstMs` to `longestMs`. */
export type Patience = {
  readonly free: number;
  readonly firstMs: number;
  readonly longestMs: number;
  /** After so long without an attempt the count begins anew. */
  readonly forgottenAfterMs: number;
};
const minute = 60_000;
const hour = 60 * minute;
/** For one purpose of one person. */
export const patienceOfPerson: Patience = {
  free: 5,
  firstMs: minute,
  longestMs: 30 * minute,
  forgottenAfterMs: 24 * hour,
};
/** For all purposes of this PC together: more than people who mistype, less than somebody who goes through the names. */
export const patienceOfPc: Patience = {
  free: 30,
  firstMs: minute,
  longestMs: 15 * minute,
  forgottenAfterMs: hour,
};

/** Where this PC no longer knows how often secrets were tried: one pause, once (J53). */
export const patienceOfUnknown: Patience = {
  free: 1,
  firstMs: 5 * minute,
  longestMs: 5 * minute,
  forgottenAfterMs: hour,
};

/** The pause after so many attempts, in ms; 0 while they are free. */
export function pauseAfterMs(count: number, { free, firstMs, longestMs }: Patience): number {
  return count < free ? 0 : Math.min(longestMs, firstMs * 2 ** Math.min(count - free, 20));
}

export type SessionLimits = {
  /** Rest after which a session is locked, ms. */
  readonly idleMs: number;
  /** Age at which it ends, ms. */
  readonly ageMs: number;
  /** How far the clock may part from real time before it ends, ms. */
  readonly jumpMs: number;
  /** How long a password that was shown counts for what asks for it again, ms of real time. */
  readonly provenMs: number;
  /** How long one that was shown for a purpose covers the acts of that purpose, ms of real time. */
  readonly purposeMs: number;
};
export const sessionLimits: SessionLimits = {
  idleMs: restLimitMs.pc,
  ageMs: 12 * hour,
  jumpMs: 10 * minute,
  provenMs: 10 * minute,
  purposeMs: 5 * minute,
};
/** The limits of a session by where its shell sees its person (A26). */
export function sessionLimitsOf(presence: Presence): SessionLimits {
  return { ...sessionLimits, idleMs: restLimitMs[presence] };
}
/** For simulated people, who neither rest nor go home. */
export const endlessSession: SessionLimits = {
  idleMs: Number.POSITIVE_INFINITY,
  ageMs: Number.POSITIVE_INFINITY,
  jumpMs: Number.POSITIVE_INFINITY,
  provenMs: Number.POSITIVE_INFINITY,
  purposeMs: Number.POSITIVE_INFINITY,
};

export type SessionTimes = {
  /** Real time since it was opened, and what the clock made of it, ms. */
  readonly elapsedMs: number;
  readonly wallMs: number;
  /** Real time since the last sign of the person, ms. */
  readonly restMs: number;
};

/** What has become of a session by time alone. */
export function sessionStatus(
  { elapsedMs, wallMs, restMs }: SessionTimes,
  { idleMs, ageMs, jumpMs }: SessionLimits,
): 'live' | 'idle' | 'age' | 'clock' {
  if (elapsedMs >= ageMs) return 'age';
  if (Math.abs(wallMs - elapsedMs) > jumpMs) return 'clock';
  return restMs >= idleMs ? 'idle' : 'live';
}

/** The roster's lease (design.md §7), ms: from here on a manager sits beside who comes in, and from there on nobody does. */
export const rosterLease = { beside: 24 * hour, over: 72 * hour } as const;

export type LeaseFacts = {
  /** The office has no other PC that could know more. */
  readonly isAlone: boolean;
  /** Instants, UTC, at which something of the office's other PCs was heard. */
  readonly heard: readonly string[];
  readonly now: string;
  readonly isClockDoubted: boolean;
};

/** Time since the office was heard of, ms: negative where a clock was set back since. */
const leaseAge = ({ heard, now }: LeaseFacts): number => {
  const last = Math.max(...heard.map((at) => Date.parse(at)));
  return Date.parse(now) - (Number.isFinite(last) ? last : 0);
};

/** The same in whole hours. */
export const leaseHours = (facts: LeaseFacts): number => Math.max(0, Math.floor(leaseAge(facts) / hour));

/**
 * How old what a PC knows of the roster is. A clock that is not believed, or that lies before the last time that the office
 * was heard of, makes it no younger than a day: so setting the clock back opens nothing (D11.29).
 */
export function leaseStage(facts: LeaseFacts): LeaseStage {
  if (facts.isAlone) return 'fresh';
  const age = leaseAge(facts);
  if (age >= rosterLease.over) return 'over';
  return age >= rosterLease.beside || age < -sessionLimits.jumpMs || facts.isClockDoubted ? 'old' : 'fresh';
}

/** Whether it is the clock alone that makes the roster old: then no hours say how old. */
export const isOldByClock = (facts: LeaseFacts): boolean =>
  leaseStage(facts) === 'old' && leaseAge(facts) < rosterLease.beside;

/** Digits of a PIN, and wrong ones in a row after which only the password opens. */
export const pinForm = /^\d{4,6}$/;
export const pinTries = 5;

/** Whether a PIN is the first that anyone would try: one digit over and over, or digits in a row. */
export function isSimplePin(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])));
  const [step] = steps;
  return steps.size === 1 && (step === 0 || step === 1 || step === -1);
}

/**
 * A PIN is for its shift: it ends with the business day on which it was set, and with a close of that day that it did not
 * know. `closing` is the id of the day's latest closing or reopening that was known when it was set, null before the first:
 * two PCs' instants say nothing of which came first (D11.1).
 */
export function isPinOver(
  pin: { readonly day: string; readonly closing: string | null },
  today: string,
  latestClosing: { readonly id: string; readonly kind: ClosingKind } | null,
): boolean {
  if (pin.day !== today) return true;
  return latestClosing?.kind === 'closed' && latestClosing.id !== pin.closing;
}
