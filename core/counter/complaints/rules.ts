// Numbers, deadlines, who may read and who may answer in the complaint register (D7). Pure.
import type { Person } from '#core/access/staff/contract.ts';
import { workingDaysUntil } from '#core/foundation/calendar/business-day.ts';
import { normaliseMobile } from '#core/foundation/identifiers/contact.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { cleanIdentifier, toLatinDigits } from '#core/foundation/text/fold.ts';
import type { ComplaintKind, ComplaintState, TextState } from './contract.ts';

/** Who of the office a complaint may name, by name; who has left comes last, once they worked here. */
export const peopleToName = (people: readonly Person[]) =>
  people
    .filter(({ state, role }) => worked.has(state) && role !== 'inspector')
    .map(({ id, name, role, state }) => ({ id, name, role, hasLeft: state === 'cut_off' }))
    .toSorted(
      (one, other) => Number(one.hasLeft) - Number(other.hasLeft) || one.name.localeCompare(other.name, 'fa'),
    );
const worked: ReadonlySet<Person['state']> = new Set(['activated', 'active', 'suspended', 'cut_off']);

/** Without look-alikes (0 O, 1 I L); its prime length lets the check character find every swap and single slip. */
export const trackingAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const base = trackingAlphabet.length;
const drawnLength = 7;
/** Random bytes that one tracking code takes; 64 bits make the modulo's bias vanish. */
export const trackingCodeBytes = 8;

/** A tracking code: 7 random characters and a check character. */
export function trackingCodeFrom(random: Uint8Array): string {
  let rest = random.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
  let drawn = '';
  while (drawn.length < drawnLength) {
    drawn += trackingAlphabet.charAt(Number(rest % BigInt(base)));
    rest /= BigInt(base);
  }
  return drawn + checkCharacter(drawn);
}

/** The code as it is stored, from what was typed or read out; null when it is none or its check fails. */
export function readTrackingCode(typed: string): string | null {
  const code = cleanIdentifier(typed).toUpperCase();
  const drawn = code.slice(0, drawnLength);
  const known =
    code.length === drawnLength + 1 && [...drawn].every((character) => trackingAlphabet.includes(character));
  return known && code.endsWith(checkCharacter(drawn)) ? code : null;
}

function checkCharacter(drawn: string): string {
  const sum = [...drawn].reduce(
    (total, character, index) => total + (index + 2) * trackingAlphabet.indexOf(character),
    0,
  );
  return trackingAlphabet.charAt(sum % base);
}

export type DeadlineFacts = {
  readonly kind: ComplaintKind;
  readonly aboutManager: boolean;
  readonly hasOutcome: boolean;
  /** It goes on in another one. */
  readonly isMerged: boolean;
  readonly dueDay: string;
};

/** Where a complaint stands on a business day. Feedback has no deadline to miss. */
export function complaintStatus(
  facts: DeadlineFacts,
  today: string,
  isClosed: (day: string) => boolean,
): { state: ComplaintState; workingDaysLeft: number | null; overdue: boolean } {
  const answered = facts.hasOutcome ? 'closed' : 'open';
  const here = facts.isMerged ? 'merged' : answered;
  const state = facts.aboutManager ? 'with_province' : here;
  const running = state === 'open' && facts.kind === 'complaint';
  return {
    state,
    workingDaysLeft: running ? workingDaysUntil(today, facts.dueDay, isClosed) : null,
    overdue: running && facts.dueDay < today,
  };
}

export type Merge = { readonly complaintId: string; readonly otherId: string };

/**
 * Which complaint goes on in which, from the merges in the order of facts: the first one of a complaint counts, and one that
 * would lead back to itself (two PCs merged them both ways) does not, so that none of them is lost.
 */
export function mergedInto(merges: readonly Merge[]): ReadonlyMap<string, string> {
  const into = new Map<string, string>();
  for (const { complaintId, otherId } of merges) {
    let end: string | undefined = otherId;
    while (end !== undefined && end !== complaintId) end = into.get(end);
    if (end === undefined && !into.has(complaintId)) into.set(complaintId, otherId);
  }
  return into;
}

/** Every complaint that goes on in this one, near and far. */
export function mergedFrom(complaintId: string, into: ReadonlyMap<string, string>): string[] {
  const near = [...into].flatMap(([from, to]) => (to === complaintId ? [from] : []));
  return near.flatMap((from) => [from, ...mergedFrom(from, into)]);
}

export type Linked = {
  readonly id: string;
  readonly kind: ComplaintKind;
  readonly aboutManager: boolean;
  readonly aboutId: string | null;
  /** It was decided, or goes on in another one. */
  readonly isOver: boolean;
};

/**
 * Why two complaints cannot be linked. What is merged goes on in one that is still open, is of its kind and about the same
 * person: no deadline, no decision and nobody complained about is got rid of by it (D7.10).
 */
export function linkRefusal(kind: 'related' | 'merged', one: Linked, other: Linked): Problem | null {
  if (one.id === other.id) return { code: 'INPUT_INVALID', params: { fields: ['trackingCode'] } };
  if (one.aboutManager || other.aboutManager) return { code: 'NOT_ALLOWED', params: {} };
  if (kind === 'related') return null;
  if (one.isOver || other.isOver) return { code: 'COMPLAINT_CLOSED', params: {} };
  const isOfOne = one.kind === other.kind && one.aboutId === other.aboutId;
  return isOfOne ? null : { code: 'COMPLAINTS_DIFFER', params: {} };
}

export type Reader = { readonly id: string; readonly role: string };

/**
 * Manager and legal expert read what is not about them (D7.206); a clerk reads what they took down themself, so that nobody is told on
 * (D7.9).
 */
export function mayRead(reader: Reader, writtenBy: string | null): boolean {
  return reader.role === 'manager' || reader.role === 'legal_expert' || reader.id === writtenBy;
}

export type TextFacts = {
  readonly aboutManager: boolean;
  readonly sealed: boolean;
  readonly text: string | null;
  readonly readable: boolean;
  /** A text belongs to it: addenda and complaints have one, feedback need not. */
  readonly expected: boolean;
};

/** Whether a text is shown, and if not, why. */
export function textStateOf(facts: TextFacts): TextState {
  if (facts.aboutManager) return facts.sealed ? 'sealed' : 'not_taken';
  if (!facts.readable) return 'withheld';
  if (facts.text !== null) return 'shown';
  return facts.expected ? 'not_here' : 'none';
}

export type AddendumFacts = {
  readonly kind: 'addendum' | 'outcome';
  readonly aboutManager: boolean;
  readonly hasOutcome: boolean;
  readonly byManager: boolean;
};

/** Outcomes are the manager's, but never about themself; after one, only the manager may still add to it (D7.8). */
export function addendumRefusal(facts: AddendumFacts): Problem | null {
  const { kind, aboutManager, hasOutcome, byManager } = facts;
  if (kind === 'outcome' && (!byManager || aboutManager)) return { code: 'NOT_ALLOWED', params: {} };
  if (hasOutcome && (kind === 'outcome' || !byManager)) return { code: 'COMPLAINT_CLOSED', params: {} };
  return null;
}

/** A phone as it is stored: a mobile in its one form, anything else in Latin digits; null when empty. */
export function readPhone(typed: string): string | null {
  const latin = toLatinDigits(typed).trim();
  return latin === '' ? null : (normaliseMobile(latin) ?? latin);
}
