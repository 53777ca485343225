// Wiping a demo office: everything of it is deleted and the first run begins again. A real office is never wiped.
import type { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import type { Person } from '#core/access/staff/contract.ts';
import { proveIdentity } from '#core/access/staff/prove-identity.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import type { wipeDemoInput } from './contract.ts';

/**
 * Deletes the demo office after the manager typed its code and their password. Nothing is journalled: the journal goes too.
 * @throws NOT_A_DEMO_OFFICE, INPUT_INVALID, WRONG_PASSWORD, TOO_MANY_ATTEMPTS
 */
export async function wipeDemoOffice(
  desk: Desk,
  manager: Person,
  { officeCode, password }: z.infer<typeof wipeDemoInput>,
): Promise<void> {
  requireDemo(desk);
  if (cleanIdentifier(officeCode) !== desk.identity()?.officeCode) {
    throw refusal('INPUT_INVALID', { fields: ['officeCode'] });
  }
  await proveIdentity(desk, manager, password);
  requireDemo(desk);
  await desk.startOver();
}

/** Both the device and the office's own set-up say that it is a demonstration. @throws NOT_A_DEMO_OFFICE */
function requireDemo(desk: Desk): void {
  const isDemo = desk.identity()?.demo === true && desk.reads.office.office()?.demo === true;
  if (!isDemo) throw refusal('NOT_A_DEMO_OFFICE', {});
}
