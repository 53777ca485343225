// A change of hands counts by what it follows (D18.3): whatever the clocks of the PCs say and in whatever order their facts
// arrive, a piece is with one person, and that is the same everywhere.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, custodyOf, type Handover, type Recovery } from '#core/assets/equipment/rules.ts';

type Facts = { handovers: Handover[]; answers: Answer[]; recoveries: Recovery[] };
const none: Facts = { handovers: [], answers: [], recoveries: [] };
const byPlace = (a: { lc: number; id: string }, b: { lc: number; id: string }) =>
  a.lc - b.lc || (a.id < b.id ? -1 : 1);

/** What one PC does next to what it knows, at an instant that its clock may say of any day. */
const acts = fc.array(
  fc.record({
    kind: fc.constantFrom('give', 'take', 'decline', 'recover'),
    person: fc.constantFrom('ali', 'sara', 'amir', null),
    at: fc.integer({ min: 0, max: 50 }).map((n) => `2026-11-25T04:${String(n).padStart(2, '0')}:00.000Z`),
  }),
  { maxLength: 30 },
);

function play(
  start: Facts,
  pc: string,
  script: typeof acts extends fc.Arbitrary<infer T> ? T : never,
): Facts {
  const { handovers, answers, recoveries } = {
    handovers: [...start.handovers],
    answers: [...start.answers],
    recoveries: [...start.recoveries],
  };
  let n = 0;
  for (const { kind, person, at } of script) {
    const custody = custodyOf(handovers, answers, recoveries);
    const id = `${pc}-${String(n++).padStart(3, '0')}`;
    const lc = 1 + Math.max(0, ...[...answers, ...recoveries].map((fact) => fact.lc));
    if (kind === 'give' && custody.open === null)
      handovers.push({
        id,
        fromId: custody.holderId,
        toId: person,
        after: custody.last,
        actor: custody.holderId,
      });
    else if ((kind === 'take' || kind === 'decline') && custody.open !== null)
      answers.push({
        id,
        handoverId: custody.open.id,
        answer: kind === 'take' ? 'taken' : 'declined',
        at,
        lc,
      });
    else if (kind === 'recover' && custody.holderId !== null)
      recoveries.push({ id, after: custody.last, at, lc });
  }
  return { handovers, answers, recoveries };
}

const inOrder = (facts: Facts): Facts => ({
  handovers: facts.handovers.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  answers: facts.answers.toSorted(byPlace),
  recoveries: facts.recoveries.toSorted(byPlace),
});

const union = (a: Facts, b: Facts): Facts => {
  const merged = <T extends { id: string }>(one: readonly T[], two: readonly T[]): T[] => [
    ...new Map([...one, ...two].map((fact) => [fact.id, fact])).values(),
  ];
  return inOrder({
    handovers: merged(a.handovers, b.handovers),
    answers: merged(a.answers, b.answers),
    recoveries: merged(a.recoveries, b.recoveries),
  });
};

test('D18.3 two PCs apart agree on the one holder when they meet, and nobody holds what was never given to them', () => {
  fc.assert(
    fc.property(acts, acts, acts, (before, here, there) => {
      const common = play(none, 'a', before);
      const one = play(common, 'b', here);
      const two = play(common, 'c', there);
      const met = union(one, two);
      const custody = custodyOf(met.handovers, met.answers, met.recoveries);
      const again = union(two, one);
      expect(custodyOf(again.handovers, again.answers, again.recoveries)).toEqual(custody);
      const given = met.handovers.filter(({ id }) =>
        met.answers.some(({ handoverId, answer }) => handoverId === id && answer === 'taken'),
      );
      expect([null, ...given.map(({ toId }) => toId)]).toContain(custody.holderId);
    }),
    { numRuns: 500 },
  );
});

test('D18.3 a clock that runs ahead wins nothing: the change that follows the last one counts, not the latest', () => {
  const handovers: Handover[] = [
    { id: 'h1', fromId: null, toId: 'ali', after: null, actor: 'manager' },
    { id: 'h2', fromId: 'ali', toId: 'sara', after: 'a1', actor: 'ali' },
  ];
  const answers: Answer[] = [
    { id: 'a2', handoverId: 'h2', answer: 'taken', at: '2026-11-25T04:00:00.000Z', lc: 1 },
    { id: 'a1', handoverId: 'h1', answer: 'taken', at: '2027-01-01T00:00:00.000Z', lc: 2 },
  ];
  expect(custodyOf(handovers, answers, []).holderId).toBe('sara');
});
