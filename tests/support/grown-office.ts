// An office of a hundred days, in which the clerk is independent of the manager, and what takes the two of them.
import { openOffice, type TestOffice } from './office.ts';
import { showCode } from './second-factor.ts';

/** An office whose first day was a hundred days before the usual one; `today` is the usual one. */
export async function grownOffice(): Promise<TestOffice> {
  const office = await openOffice({ at: '2026-08-17T04:30:00.000Z' });
  office.clock.set('2026-11-25T04:30:00.000Z');
  return office;
}

/** Puts a service into another section than its usual one, by the manager with the clerk beside. */
export async function placeService(
  office: Pick<TestOffice, 'as' | 'manager' | 'clerk'>,
  itemCode: string,
  sectionId: string,
): Promise<void> {
  const { as, manager, clerk } = office;
  await showCode(office, 'postings.placeService');
  await as(manager).postings.placeService({
    ...{ itemCode, sectionId },
    beside: { personId: clerk.id, password: clerk.password, words: 'این خدمت را بخش دیگری انجام می‌دهد' },
  });
}
