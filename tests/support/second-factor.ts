// The manager's sheet of one-time codes, as it is used up.
import type { TestOffice } from './office.ts';

type OfManager = Pick<TestOffice, 'as' | 'manager'>;
const sheets = new WeakMap<TestOffice['as'], string[]>();

/** Shows a code of the manager's sheet for an act, and makes the sheet before that where there is none or one code is left. */
export async function showCode({ as, manager }: OfManager, act: string): Promise<void> {
  const { secondFactor } = as(manager);
  const left = sheets.get(as) ?? [];
  sheets.set(as, left);
  if (left.length === 1)
    await secondFactor.proveByCode({ act: 'secondFactor.makeCodes', code: left.pop() ?? '' });
  if (left.length === 0) left.push(...(await secondFactor.makeCodes({ password: manager.password })).codes);
  await secondFactor.proveByCode({ act, code: left.shift() ?? '' });
}
