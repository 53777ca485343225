// The kinds of facts that supervisors read one by one, what a page shows of each, and how an entry's body is read as one. Pure.
import { z } from 'zod';
import type { Envelope } from '#core/foundation/wire/contract.ts';
import type { TakesTwo } from '#core/foundation/wire/province-confirmation.ts';

/** The fields that a page shows, by kind of fact. */
export type FactSaid = {
  person: { name: string; role: string | null };
  cut_off: { personId: string | null; reasonCode: string | null; leftAt: string | null };
  /** The systems outside to which a leaver had access; id: of the cut-off. */
  checklist: { systems: string[] };
  /** One of them was cut; id: of the cut-off and the system. */
  access_cut: null;
  /** Id: of the cut-off. */
  departure_closed: { letterNumber: string; letterDay: string };
  password_reset: { personId: string };
  /** A one-time code was made that opens an account, and whose key signed that; `about` its person. */
  account_opened: { signedBy: string | null };
  /** Somebody of the office was made a manager; `about` that person. */
  promotion: null;
  /** The name of a person as it was corrected; id: of the person. The last stands. */
  person_name: { name: string };
  /** Whose password opens a key; id: the public key, `about` the person. */
  account_key: null;
  /** A manager's access was given back by a word of a province, as the office says; `about` the person. */
  access_given: { word: string };
  /** The office was founded: the public half of the key that signed its first account. One of an office. */
  founding: { rootKey: string };
  /** A clearance that the person it is of recorded, since nobody else could. */
  own_clearance: { personId: string; reference: string; until: string };
  /** A control that two people loosened, or the manager with this province's word, with its old and its new value. */
  loosened: {
    control: string;
    about: string | null;
    before: string;
    after: string;
    secondBy: string | null;
    askId: string | null;
  };
  /** A difference of a business day as it was settled; id: the day and the difference. */
  difference: { kind: string; reasonCode: string };
  /**
   * What an office left open at its last close, by account and state, the reports of terminals among it one by one, and the ids of the
   * differences; id: always the same.
   */
  ledger: { open: OpenSum[]; reports: OpenReport[]; ids: string[] };
  /**
   * What a second person is due to confirm; id: `what` and its own id. `isInForce`: without any confirmation. Of words on a difference
   * `of` is the difference.
   */
  proposal: Proposed & { isInForce: boolean; of?: string };
  /** A confirmation, `about` a proposal. `nobodyElse`: by who entered it, since nobody else could. */
  confirmation: { nobodyElse: boolean };
  clock_doubt: { kind: string; wall: string; expected: string };
  /** Id: of the doubt. */
  clock_answer: { wall: string };
  report: Numbered & { rule: string | null; aboutId: string | null; evidenceNamed: number };
  complaint: Numbered & { kind: string; category: string; dueDay: string; isSealed: boolean };
  /** `about` a complaint. */
  addendum: null;
  /** `about` the code by which the visit was begun. */
  inspection_begun: null;
  /** Id: of the visit. */
  inspection_ended: null;
  /** `about` the visit; of one line the last counts. */
  inspection_verdict: { line: string; verdict: string };
  /** `about` the code. */
  inspection_refused: { reason: string };
  /** An office was opened by a released key; id: fingerprint of the request. */
  key_opened: { by: string };
};
export type FactKind = keyof FactSaid;
/** Rials (or units of a filing), and the day and age in working days of the oldest. */
/** A day that was closed without the report of a terminal and has none yet; `age` in working days at the last close. */
export type OpenReport = { terminalId: string; day: string; age: number };
export type OpenSum = {
  account: string;
  state: string;
  count: number;
  size: number;
  oldest: string;
  age: number;
};
export type Proposed = {
  what: TakesTwo;
  proposalId: string;
  name: string;
  letterNumber: string | null;
  from: string;
};
type Numbered = { number: number; deskNumber: number; trackingCode: string };

/**
 * `about`: the id of the fact that it belongs to. `rank`: of several facts under one id the one with the lowest rank stands, of
 * the same rank the one that came first.
 */
export type Fact = {
  kind: FactKind;
  id: string;
  about: string | null;
  rank: string;
  said: FactSaid[FactKind];
};
export type Said<Kind extends FactKind> = { id: string; about?: string; rank?: string; said: FactSaid[Kind] };
/** Of an entry: its place among its office's, its Lamport clock and who wrote it. */
export type Place = Pick<Envelope, 'lc' | 'actor'> & { readonly position: number };
export type Reader = (body: unknown, place: Place) => Fact | null;

/** Ids and codes: text that PostgreSQL can hold and compare. */
export const code = z
  .string()
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);
/** Shown text: its beginning, without what PostgreSQL cannot hold. */
export const shown = z.string().transform((text) => text.slice(0, 300).replace(/[\p{Cc}\p{Cs}]/gu, ''));

export function fact<Kind extends FactKind, Schema extends z.ZodType>(
  kind: Kind,
  schema: Schema,
  read: (body: z.output<Schema>, place: Place) => Said<Kind>,
): Reader {
  return (body, place) => {
    const parsed = schema.safeParse(body);
    if (!parsed.success) return null;
    const { about = null, rank = '', ...rest } = read(parsed.data, place);
    return { kind, about, rank, ...rest };
  };
}

/** The id of a fact that has none of its own. */
export const placeId = ({ position }: Place): string => `#${position}`;
export const newestFirst = ({ position }: Place): string =>
  String(Number.MAX_SAFE_INTEGER - position).padStart(16, '0');
