// Two hundred days in which systems come and are taken off the list by two people, and people leave: whoever leaves is asked about each
// system that was on the list within the thirty days before (K4).
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endedSystemDays } from '#core/access/departures/contract.ts';
import { inventedNationalCode } from '#core/demo/invented-clients.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { hurry } from '#tests/support/merged-desk.ts';
import { openOffice, type TestPerson } from '#tests/support/office.ts';
import { showCode } from '#tests/support/second-factor.ts';
import { inTier } from '#tests/support/tier.ts';

const dayMs = 86_400_000;
const days = inTier(60, 200);
const leavers = inTier(2, 6);
const words = 'این سامانه دیگر در دفتر نیست';

it('D9.65 over two hundred days each leaver is asked about every system of the thirty days before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const random = seededRandom(String(seed));
      const office = await openOffice();
      hurry(office.desk);
      const { as, manager, clerk, clock } = office;
      const { departures, staff } = as(manager);
      const people: TestPerson[] = [];
      for (const name of [
        'کاوه رستمی',
        'مینا صادقی',
        'زهرا کریمی',
        'سارا نادری',
        'بابک امینی',
        'نیما حسینی',
      ].slice(0, leavers))
        people.push(
          await office.addPerson({ name, nationalCode: inventedNationalCode(random), role: 'clerk' }),
        );
      // The clerk, whom the manager registered, is independent by then.
      clock.advance(98 * dayMs);
      const leaveOn = new Map(people.map((person) => [random.between(1, days), person]));
      /** The day on which each left the list; null while it stands there. */
      const known = new Map<string, number | null>(
        (await departures.systems()).map(({ systemId }) => [systemId, null]),
      );
      const asked = new Map<string, readonly string[]>();
      const askedOf = async (personId: string): Promise<string[]> => {
        const [departure] = await departures.ofPerson({ personId });
        return (departure?.accesses ?? []).map(({ system }) => system.systemId).toSorted();
      };
      for (let day = 1; day <= days; day += 1) {
        if (random.chance(0.06)) {
          const { systemId } = await departures.listSystem({
            name: `سامانهٔ ${'ابپتث'.charAt(day % 5)} ${day}`,
          });
          known.set(systemId, null);
        }
        const [gone] = [...known].filter(([, ended]) => ended === null && random.chance(0.02));
        if (gone !== undefined) {
          const beside = { personId: clerk.id, password: clerk.password, words };
          await showCode(office, 'departures.endSystem');
          await departures.endSystem({ systemId: gone[0], beside });
          known.set(gone[0], day);
        }
        const person = leaveOn.get(day);
        if (person !== undefined) {
          const leftAt = office.desk.machine.now();
          await staff.cutOff({ personId: person.id, reasonCode: 'left', leftAt, password: manager.password });
          const expected = [...known].flatMap(([systemId, ended]) =>
            ended === null || day - ended < endedSystemDays ? [systemId] : [],
          );
          asked.set(person.id, expected.toSorted());
        }
        clock.advance(dayMs);
      }
      // Those that run keep what they began with.
      for (const [personId, expected] of asked) expect(await askedOf(personId)).toEqual(expected);
    }),
    { numRuns: inTier(1, 5) },
  );
});
