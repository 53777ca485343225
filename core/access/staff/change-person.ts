// What becomes of somebody who stays: another post (D10.80, D11.80), and their right name (D8.80). The account stays the same, so what
// they did before stays theirs.
import type { z } from 'zod';
import { appendProved } from '#core/access/accounts/prove.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { AccountKey } from '#core/foundation/wire/account-proof.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { hasOtherManager } from './commands.ts';
import type { changePostInput, correctNameInput } from './contract.ts';
import { nameCorrected, postChanged } from './entries.ts';
import { type NewManagerReads, requireSettledManager } from './new-manager.ts';
import { requireSomebodyElse } from './not-oneself.ts';
import type { StaffReads } from './queries.ts';
import { postChangeRefusal } from './rules.ts';

type ChangeReads = { readonly staff: StaffReads } & NewManagerReads;

/**
 * Gives somebody another post at once; their sessions are ended by the caller. A manager made so is new for a week (D11.80).
 * @throws NOT_FOUND, OWN_ACT_FORBIDDEN, NEW_MANAGER, CLOCK_DOUBTED, ACTION_ALREADY_DONE, INPUT_INVALID, REASON_NEEDED
 */
export function changePost(
  tx: Transaction,
  reads: ChangeReads,
  { reason, ...facts }: Omit<z.infer<typeof changePostInput>, 'password'>,
  by: AccountKey,
): void {
  requireSomebodyElse(tx.actor, facts.personId, reads.staff);
  const person = requireKnown(reads, facts.personId);
  requireSettledManager(tx, reads, facts.personId);
  refuse(postChangeRefusal({ ...facts, reason }, { today: tx.day, from: person.role }));
  appendProved(tx, postChanged, by, { id: tx.newId(), ...facts }, { reason });
}

/**
 * Keeps the right name of somebody beside the former one, by a document whose national code is typed anew. Nobody corrects their own
 * while another manager is there who can; where nobody is, the entry says so (D8.80).
 * @throws NOT_FOUND, OWN_ACT_FORBIDDEN, NEW_MANAGER, CLOCK_DOUBTED, NATIONAL_CODE_INVALID, ACTION_ALREADY_DONE, REASON_NEEDED,
 * NAME_TWIN
 */
export function correctName(
  tx: Transaction,
  reads: ChangeReads,
  { personId, name, nationalCode, reason, asNameTwin }: Omit<z.infer<typeof correctNameInput>, 'password'>,
): void {
  const { staff } = reads;
  const person = requireKnown(reads, personId);
  const isOwn = tx.actor !== null && staff.accountsOf(tx.actor).includes(personId);
  if (isOwn && hasOtherManager(reads, personId, tx.day)) throw refusal('OWN_ACT_FORBIDDEN', {});
  requireSettledManager(tx, reads, personId);
  const typed = tx.device.identifierHmac('national_code', cleanIdentifier(nationalCode));
  if (typed !== staff.nationalCodeHmac(personId)) throw refusal('NATIONAL_CODE_INVALID', {});
  if (person.name === name) throw refusal('ACTION_ALREADY_DONE', {});
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  const twins = staff.namedLike(name).filter(({ id }) => !staff.accountsOf(personId).includes(id));
  const [twin] = twins;
  if (twin !== undefined && asNameTwin !== true)
    throw refusal('NAME_TWIN', { name: twin.name, role: twin.role, desk: staff.lastDesk(twin.id) });
  tx.append(
    nameCorrected,
    {
      ...{ id: tx.newId(), personId, formerName: person.name, name },
      ...(twins.length === 0 ? {} : { twinOf: twins.map(({ id }) => id) }),
      ...(isOwn ? { byThemself: true } : {}),
    },
    { reason },
  );
}

function requireKnown({ staff }: ChangeReads, personId: string) {
  const person = staff.person(personId);
  if (person === null) throw refusal('NOT_FOUND', { what: 'person' });
  return person;
}
