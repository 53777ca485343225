// Two people of the office take it to another province without a word of the one that it is with: where that one lost its keys.
import type { z } from 'zod';
import { requireSecondPerson, type SecondPersonReads } from '#core/access/staff/require-second.ts';
import { confirmationStatus, type SecondPersonFacts } from '#core/access/staff/second-person.ts';
import { daysBetween } from '#core/foundation/calendar/business-day.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { sha256Hex } from '#core/foundation/wire/chain.ts';
import { inGroups } from '#core/foundation/wire/enrol-code.ts';
import { requireSoundClock } from '#core/journal/business-day/sound-clock.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { ProposedChange } from './change-queries.ts';
import {
  type ChangeView,
  changeLastsDays,
  type confirmChangeInput,
  type proposeChangeInput,
  readFingerprint,
} from './contract.ts';
import { provinceChangeConfirmed, provinceChangeProposed } from './entries.ts';
import type { SyncStore } from './sync-store.ts';

export type ChangeReads = SecondPersonReads & {
  readonly sync: Pick<SyncStore, 'pinnedKey' | 'changes'>;
};

/** Proposes to leave the pinned province for the one of a fingerprint. @throws NOT_ENROLLED, INPUT_INVALID, REASON_NEEDED, CLOCK_DOUBTED */
export function proposeChange(
  tx: Transaction,
  reads: ChangeReads,
  { fingerprint: typed, reason }: Omit<z.infer<typeof proposeChangeInput>, 'password'>,
): void {
  requireSoundClock(tx, reads);
  const leaves = reads.sync.pinnedKey();
  if (leaves === null) throw refusal('NOT_ENROLLED', {});
  const fingerprint = readFingerprint(typed);
  if (fingerprint === null) throw refusal('INPUT_INVALID', { fields: ['fingerprint'] });
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  tx.append(provinceChangeProposed, { id: tx.newId(), leaves, fingerprint }, { reason });
}

/**
 * Agrees to a change that another person proposed. Nobody's word stands alone here: where no colleague is independent, only the
 * province's own word lets the office go (N50).
 * @throws NOT_FOUND, CHANGE_NEEDS_PROVINCE and what requireSecondPerson throws
 */
export function confirmChange(
  tx: Transaction,
  reads: ChangeReads,
  { changeId, seen }: Omit<z.infer<typeof confirmChangeInput>, 'password'>,
): void {
  const change = reads.sync.changes().find(({ id }) => id === changeId);
  if (change === undefined) throw refusal('NOT_FOUND', { what: 'province_change' });
  const { confirmed, secondBy } = confirmationStatus(
    change.actor,
    change.confirmations,
    reads.staff.secondPersonFacts,
  );
  const toConfirm = { first: change.actor, confirmed, secondBy, seen: seenOf(change) };
  if (requireSecondPerson(tx, reads, toConfirm, seen)) throw refusal('CHANGE_NEEDS_PROVINCE', {});
  tx.append(provinceChangeConfirmed, { id: tx.newId(), changeId, seen });
}

/** The people whose word a change has on a business day: `secondBy` is null until an independent person agreed, and after its days. */
function secondOf(
  { actor, confirmations }: ProposedChange,
  day: string,
  factsOf: (personId: string) => SecondPersonFacts | null,
): string | null {
  const recent = confirmations.filter((one) => {
    const days = daysBetween(one.day, day);
    return days >= 0 && days < changeLastsDays;
  });
  return confirmationStatus(actor, recent, factsOf).secondBy;
}

type AgreedReads = {
  readonly sync: Pick<SyncStore, 'changes'>;
  readonly staff: Pick<SecondPersonReads['staff'], 'secondPersonFacts'>;
};

/** Whether two independent people agreed, in the last days, to leave the province of a signing key for that of a fingerprint. */
export function isChangeAgreed(
  { sync, staff }: AgreedReads,
  { leaves, fingerprint }: { readonly leaves: string; readonly fingerprint: string },
  day: string,
): boolean {
  return sync
    .changes()
    .some(
      (change) =>
        change.leaves === leaves &&
        change.fingerprint === fingerprint &&
        secondOf(change, day, staff.secondPersonFacts) !== null,
    );
}

/** The proposed changes as they stand on a business day. */
export function changeViews(
  { sync, staff }: ChangeReads & { readonly staff: { person(id: string): { readonly name: string } | null } },
  day: string,
): ChangeView[] {
  const pinned = sync.pinnedKey();
  const nameOf = (id: string | null): string | null =>
    id === null ? null : (staff.person(id)?.name ?? null);
  return sync.changes().map((change) => {
    const { id: changeId, fingerprint, reason, at, actor, confirmations } = change;
    const counted = confirmationStatus(actor, confirmations, staff.secondPersonFacts).secondBy;
    const isNow = secondOf(change, day, staff.secondPersonFacts) !== null;
    const isOpen = change.leaves === pinned && (counted === null || isNow);
    return {
      ...{ changeId, fingerprint: inGroups(fingerprint), reason, at },
      proposedByName: nameOf(actor),
      secondByName: nameOf(counted),
      state: isOpen ? (isNow ? 'agreed' : 'waiting') : 'over',
      seen: seenOf(change),
    };
  });
}

const seenOf = ({ id, leaves, fingerprint, actor }: ProposedChange): string =>
  sha256Hex(canonicalBytes({ id, leaves, fingerprint, actor }));
