// Controls that an office loosened, the newest first: what, from which value to which, and which two people (D20.66).
import type { FactSaid } from '../projection/fact-kinds.ts';
import type { Store } from '../store/store.ts';
import { type Asked, newestFacts, personsOf, type Told } from './read-facts.ts';

export type Loosened = Omit<FactSaid['loosened'], 'secondBy' | 'askId'> & {
  byName: string | null;
  secondName: string | null;
  /** It was set with an answer of the province. */
  isAsked: boolean;
  at: string;
};

export async function loosenedControls(store: Store, asked: Asked): Promise<Told<Loosened>> {
  const { list, olderThan } = await newestFacts(store, asked, 'loosened');
  const people = list.flatMap(({ actor, said }) =>
    said.secondBy === null ? [actor] : [actor, said.secondBy],
  );
  const persons = await personsOf(store, asked.office, people);
  return {
    list: list.map(({ actor, at, said: { secondBy, askId, ...said } }) => ({
      ...said,
      at,
      byName: persons.get(actor ?? '')?.name ?? null,
      secondName: persons.get(secondBy ?? '')?.name ?? null,
      isAsked: askId !== null,
    })),
    olderThan,
  };
}
