// What an office works by although nobody but who entered it has confirmed it (D2, D4): tariffs, rates of other bodies and
// terminals, as its entries say. A body that says less shows less.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Envelope } from '#core/foundation/wire/contract.ts';
import { entries } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { type Asked, firstOfEach, newestEntries, type Told } from './newest-entries.ts';

export type ConfirmedAlone = {
  what: 'tariff' | 'rate' | 'terminal';
  /** By which its proposal and the words on it, on whichever part of the page, name one thing. */
  id: string;
  /** Title of a tariff, code of an item, number of a terminal; null where it was proposed is not among what was read. */
  name: string | null;
  letterNumber: string | null;
  /** First business day on which it counts; null where the entry does not say. */
  from: string | null;
  /** UTC instant at which it came into force. */
  at: string;
  /** UTC instant of the second person's word that came later; null while there is none. */
  secondAt: string | null;
};

const tariffBody = z.object({
  tariffId: z.string(),
  tariff: z.object({ title: z.string(), letterNumber: z.string(), effectiveFrom: z.string() }),
});
const rateBody = z.object({ itemCode: z.string(), letterNumber: z.string(), effectiveFrom: z.string() });
const terminalBody = z.object({
  id: z.string(),
  terminalId: z.string(),
  validFrom: z.string(),
  letterNumber: z.string().optional(),
});
const confirmation = z.object({ nobodyElse: z.boolean().optional() });

type Entered = Pick<ConfirmedAlone, 'what' | 'id' | 'name' | 'letterNumber' | 'from'> & {
  readonly actor: string | null;
  alone: string | null;
  secondAt: string | null;
};

/**
 * Newest first; also those to which a second person gave their word since. A word on what was proposed before the part that
 * is read may be the proposer's own: it is told, without a name.
 */
export async function confirmedAlone(store: Store, asked: Asked): Promise<Told<ConfirmedAlone>> {
  const { list: envelopes, olderThan } = await newestEntries(
    store,
    asked,
    sql`${entries.type} in ('tariff.proposed', 'tariff.confirmed', 'tariff.external_rate_proposed',
      'tariff.external_rate_confirmed', 'tariff.external_rate_set', 'terminal.proposed', 'terminal.confirmed',
      'terminal.registered') and ${entries.quarantined} is null`,
  );
  const entered = firstOfEach(envelopes.flatMap(enteredBy), keyOf);
  const known = new Map(entered.map((one) => [keyOf(one), one]));
  // The word may arrive before what it is about: two PCs send each their own.
  for (const envelope of envelopes) confirm(known, envelope);
  const list = [...known.values()]
    .flatMap(({ alone, actor, ...facts }): ConfirmedAlone[] =>
      alone === null ? [] : [{ ...facts, at: alone }],
    )
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  return { list, olderThan };
}

/** What is of one kind alone: a terminal may bear the id of a tariff. */
const keyOf = ({ what, id }: Pick<Entered, 'what' | 'id'>): string => `${what} ${id}`;

function enteredBy({ type, body, actor, at }: Envelope): Entered[] {
  const waiting = { actor, alone: null, secondAt: null };
  switch (type) {
    case 'tariff.proposed': {
      const read = tariffBody.safeParse(body);
      if (!read.success) return [];
      const { title: name, letterNumber, effectiveFrom: from } = read.data.tariff;
      return [{ what: 'tariff', id: read.data.tariffId, name, letterNumber, from, ...waiting }];
    }
    case 'tariff.external_rate_proposed':
    case 'tariff.external_rate_set': {
      const read = rateBody.safeParse(body);
      const isSet = type === 'tariff.external_rate_set';
      const { id: setId, rateId } = body;
      const id = isSet ? setId : rateId;
      if (!read.success || typeof id !== 'string') return [];
      const { itemCode: name, letterNumber, effectiveFrom: from } = read.data;
      return [{ what: 'rate', id, name, letterNumber, from, ...waiting, alone: isSet ? at : null }];
    }
    case 'terminal.proposed':
    case 'terminal.registered': {
      const read = terminalBody.safeParse(body);
      if (!read.success) return [];
      const { id, terminalId: name, letterNumber = null, validFrom: from } = read.data;
      const alone = type === 'terminal.registered' ? at : null;
      return [{ what: 'terminal', id, name, letterNumber, from, ...waiting, alone }];
    }
    default:
      return [];
  }
}

/** What a word is about: its kind, and the field that names it. */
const subjectOf: ReadonlyMap<string, readonly [ConfirmedAlone['what'], string]> = new Map([
  ['tariff.confirmed', ['tariff', 'tariffId']],
  ['tariff.external_rate_confirmed', ['rate', 'rateId']],
  ['terminal.confirmed', ['terminal', 'registrationId']],
]);

function confirm(known: Map<string, Entered>, { type, body, actor, at }: Envelope): void {
  const [what, field] = subjectOf.get(type) ?? [];
  const id = field === undefined ? undefined : body[field];
  const read = confirmation.safeParse(body);
  if (what === undefined || typeof id !== 'string' || !read.success) return;
  const key = keyOf({ what, id });
  const entered = known.get(key) ?? {
    ...{ what, id, name: null, letterNumber: null, from: null },
    ...{ actor: null, alone: null, secondAt: null },
  };
  known.set(key, entered);
  // One's own word is nobody else's, whatever the entry says.
  const isAlone = read.data.nobodyElse === true || entered.name === null || actor === entered.actor;
  if (isAlone) entered.alone = earlier(entered.alone, at);
  else entered.secondAt = earlier(entered.secondAt, at);
}

const earlier = (one: string | null, other: string): string => (one === null || other < one ? other : one);
