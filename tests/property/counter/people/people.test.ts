// Who may be in a visit together, beside an oracle that asks each question anew by walking every path; and what is asked, as data.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  askedOf,
  currentChecklist,
  type Trait,
  traitsOfType,
} from '#core/counter/people/checklists/rules.ts';
import { mandateBases } from '#core/counter/people/contract.ts';
import { faultsOf, type Mandate, type Participant, type People } from '#core/counter/people/rules.ts';
import { inTier } from '#tests/support/tier.ts';

const ids = ['a', 'b', 'c', 'd'] as const;

/** Half of the graphs are built to be ready: everybody is here, or somebody earlier acts for them by a power that fits. */
const ready = fc
  .array(fc.tuple(fc.boolean(), fc.nat(), fc.constantFrom('lawyer', 'agent', 'plaintiff')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((drawn): People => {
    const participants = drawn.map(([isHere, , role], at): Participant => {
      const id = ids[at] ?? 'd';
      return { id, kind: 'national_code', hash: id, isHere: isHere || at === 0, role };
    });
    const mandates = drawn.flatMap(([, by], at): Mandate[] => {
      const actor = participants[by % Math.max(1, at)];
      if (participants[at]?.isHere !== false || actor === undefined) return [];
      const basis = actor.role === 'lawyer' ? 'lawyer_power' : 'notarised_power';
      return [{ from: actor.id, to: ids[at] ?? 'd', basis }];
    });
    return { participants, mandates };
  });
const any = fc
  .record({
    participants: fc.array(
      fc.record({
        kind: fc.constantFrom('national_code' as const, 'legal_id' as const, 'passport' as const),
        hash: fc.constantFrom('p', 'q', 'r', 's', 't', 'u'),
        isHere: fc.boolean(),
        role: fc.constantFrom('plaintiff', 'lawyer', 'interpreter', 'represented'),
        signatures: fc.constantFrom(null, null, null, 2),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    mandates: fc.array(
      fc.record({
        from: fc.constantFrom(...ids),
        to: fc.constantFrom(...ids),
        basis: fc.constantFrom(...mandateBases),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ participants, mandates }): People => {
    const there = participants.map((one, at) => ({ ...one, id: ids[at] ?? 'd' }));
    const has = (id: string) => there.some((one) => one.id === id);
    return { participants: there, mandates: mandates.filter(({ from, to }) => has(from) && has(to)) };
  });

const helps = (role: string) => role === 'interpreter' || role === 'companion';

/** Whether somebody here acts for the one by some path without a repetition: depth first, nothing kept. */
function isActedFor(id: string, { participants, mandates }: People, path: readonly string[] = []): boolean {
  const one = participants.find((known) => known.id === id);
  if (one?.isHere && !helps(one.role)) return true;
  return mandates.some(
    ({ from, to, basis }) =>
      to === id &&
      basis !== 'helper' &&
      !path.includes(from) &&
      isActedFor(from, { participants, mandates }, [...path, id]),
  );
}

/** The oracle: whether the people may be served together. */
function isReady(people: People): boolean {
  const { participants, mandates } = people;
  const real = mandates.filter(({ basis }) => basis !== 'helper');
  const returns = (start: string, at: string, left: number): boolean =>
    left > 0 && real.some(({ from, to }) => from === at && (to === start || returns(start, to, left - 1)));
  return (
    participants.some(({ isHere, role }) => isHere && !helps(role)) &&
    new Set(participants.map(({ kind, hash }) => `${kind} ${hash}`)).size === participants.length &&
    new Set(mandates.map(({ from, to }) => `${from} ${to}`)).size === mandates.length &&
    mandates.every(({ from, to }) => from !== to) &&
    participants.every(({ id, isHere }) => isHere || isActedFor(id, people)) &&
    participants.every(({ id }) => !returns(id, id, 4)) &&
    // Nor does whoever helps act for those they help.
    mandates.every(({ from, to, basis }) => basis !== 'helper' || !pathLeads(to, from, real)) &&
    participants.every(({ id, role }) => {
      const own = mandates.filter(({ from }) => from === id);
      return helps(role)
        ? own.length > 0 && own.every(({ basis }) => basis === 'helper')
        : own.every(({ basis }) => basis !== 'helper');
    }) &&
    mandates.every(({ from, basis }) => {
      const actor = participants.find(({ id }) => id === from);
      if (basis === 'lawyer_power') return actor?.role === 'lawyer';
      return basis === 'helper' || basis === 'notarised_power' || actor?.kind !== 'legal_id';
    }) &&
    participants.every(({ id, signatures }) => {
      const signing = real.filter(
        ({ from, to, basis }) =>
          to === id && (basis === 'company_post' || basis === 'company_letter') && isActedFor(from, people),
      );
      return new Set(signing.map(({ from }) => from)).size >= (signatures ?? 0);
    })
  );
}

const pathLeads = (from: string, to: string, mandates: readonly Mandate[], left = 4): boolean =>
  from === to ||
  (left > 0 && mandates.some((one) => one.from === from && pathLeads(one.to, to, mandates, left - 1)));

describe('D1.76 the people of a visit', () => {
  it('have no fault exactly when each question has a good answer', () => {
    fc.assert(
      fc.property(fc.oneof(ready, any), (people) => {
        expect(faultsOf(people).length === 0).toBe(isReady(people));
      }),
      { numRuns: inTier(300, 20_000) },
    );
  });

  it('who are ready stay so for whoever is added here with a matter of their own', () => {
    fc.assert(
      fc.property(ready, (people) => {
        const one: Participant = { id: 'e', kind: 'passport', hash: 'e', isHere: true, role: 'plaintiff' };
        expect(faultsOf({ ...people, participants: [...people.participants, one] })).toEqual([]);
      }),
      { numRuns: inTier(50, 2_000) },
    );
  });
});

describe('D1.13 what is asked', () => {
  it('of each type, also of a foreigner and of a principal who is in the visit already, names each item once', () => {
    for (const type of Object.values(traitsOfType)) {
      const own: readonly Trait[] = type;
      const foreign = own.map((trait) => (trait === 'iranian' ? 'foreign' : trait));
      for (const having of [own, foreign]) {
        const codes = askedOf(having, currentChecklist).map(({ code }) => code);
        expect(new Set(codes).size).toBe(codes.length);
        const known = askedOf([...having, 'known_principal'], currentChecklist).map(({ code }) => code);
        expect(codes).toEqual(expect.arrayContaining(known));
        if (having.includes('here'))
          expect(known).toEqual(
            expect.arrayContaining(['person_present', 'face_matches', 'identifier_format']),
          );
      }
    }
  });

  it('of each type is seen anew where it is the person, the document or the face', () => {
    for (const type of Object.values(traitsOfType)) {
      const held = askedOf(type, currentChecklist).filter(({ holdsToday }) => holdsToday);
      for (const code of ['person_present', 'original_document', 'face_matches'])
        expect(held.map((item) => item.code)).not.toContain(code);
    }
  });
});
