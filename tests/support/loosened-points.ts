// An office that has been at work long enough for the clerk to be independent, in which points that nobody has confirmed were loosened.
import type { Point } from '#core/counter/identity/points/contract.ts';
import { grownOffice } from './grown-office.ts';
import { openDay, type TestOffice } from './office.ts';
import { showCode } from './second-factor.ts';

/** Loosens points by the manager, with the clerk beside. */
export async function loosen(office: TestOffice, points: readonly Point[]): Promise<void> {
  const { id: personId, password } = office.clerk;
  for (const point of points) {
    await showCode(office, 'identity.setPoint');
    await office.as(office.manager).identity.setPoint({
      ...{ point, isLoose: true },
      beside: { personId, password, words: 'استان شفاهی گفته است که همین کافی است' },
    });
  }
}

/** An office whose day is open, with these points loosened. */
export async function officeWithLoose(...points: readonly Point[]): Promise<TestOffice> {
  const office = await grownOffice();
  await openDay(office);
  await loosen(office, points);
  return office;
}
