// What an office works by although nobody but who entered it has confirmed it (D2, D4): tariffs, rates of other bodies and
// terminals, as its entries say. A body that says less shows less.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Envelope } from '#core/leaves/wire/contract.ts';
import { entries } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { type Asked, firstOfEach, newestEntries, type Told } from './newest-entries.ts';

export type ConfirmedAlone = {
  what: 'tariff' | 'rate' | 'terminal';
  /** Title of a tariff, code of an item, number of a terminal. */
  name: string;
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

type Entered = Pick<ConfirmedAlone, 'what' | 'name' | 'letterNumber' | 'from'> & {
  readonly actor: string | null;
  alone: string | null;
  secondAt: string | null;
};

/** Newest first; also those to which a second person gave their word since. */
export async function confirmedAlone(store: Store, asked: Asked): Promise<Told<ConfirmedAlone>> {
  const { list: envelopes, olderThan } = await newestEntries(
    store,
    asked,
    sql`${entries.type} in ('tariff.proposed', 'tariff.confirmed', 'tariff.external_rate_proposed',
      'tariff.external_rate_confirmed', 'tariff.external_rate_set', 'terminal.proposed', 'terminal.confirmed',
      'terminal.registered') and ${entries.quarantined} is null`,
  );
  const entered = firstOfEach(envelopes.flatMap(enteredBy), ([id]) => id);
  const known = new Map(entered);
  // The word may arrive before what it is about: two PCs send each their own.
  for (const envelope of envelopes) confirm(known, envelope);
  const list = entered
    .flatMap(([, { alone, actor, ...facts }]): ConfirmedAlone[] =>
      alone === null ? [] : [{ ...facts, at: alone }],
    )
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  return { list, olderThan };
}

function enteredBy({ type, body, actor, at }: Envelope): [string, Entered][] {
  const waiting = { actor, alone: null, secondAt: null };
  switch (type) {
    case 'tariff.proposed': {
      const read = tariffBody.safeParse(body);
      if (!read.success) return [];
      const { title: name, letterNumber, effectiveFrom: from } = read.data.tariff;
      return [[read.data.tariffId, { what: 'tariff', name, letterNumber, from, ...waiting }]];
    }
    case 'tariff.external_rate_proposed':
    case 'tariff.external_rate_set': {
      const read = rateBody.safeParse(body);
      const isSet = type === 'tariff.external_rate_set';
      const { id: setId, rateId } = body;
      const id = isSet ? setId : rateId;
      if (!read.success || typeof id !== 'string') return [];
      const { itemCode: name, letterNumber, effectiveFrom: from } = read.data;
      return [[id, { what: 'rate', name, letterNumber, from, ...waiting, alone: isSet ? at : null }]];
    }
    case 'terminal.proposed':
    case 'terminal.registered': {
      const read = terminalBody.safeParse(body);
      if (!read.success) return [];
      const { id, terminalId: name, letterNumber = null, validFrom: from } = read.data;
      const alone = type === 'terminal.registered' ? at : null;
      return [[id, { what: 'terminal', name, letterNumber, from, ...waiting, alone }]];
    }
    default:
      return [];
  }
}

const subjectOf: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    'tariff.confirmed': 'tariffId',
    'tariff.external_rate_confirmed': 'rateId',
    'terminal.confirmed': 'registrationId',
  }),
);

function confirm(known: ReadonlyMap<string, Entered>, { type, body, actor, at }: Envelope): void {
  const field = subjectOf.get(type);
  const id = field === undefined ? undefined : body[field];
  const entered = typeof id === 'string' ? known.get(id) : undefined;
  const read = confirmation.safeParse(body);
  if (entered === undefined || !read.success) return;
  // One's own word is nobody else's, whatever the entry says.
  const isAlone = read.data.nobodyElse === true || actor === entered.actor;
  if (isAlone) entered.alone = earlier(entered.alone, at);
  else entered.secondAt = earlier(entered.secondAt, at);
}

const earlier = (one: string | null, other: string): string => (one === null || other < one ? other : one);
