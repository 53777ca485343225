// The roster's lease (design.md §7): who may sign in where is in the journal, so a PC that has heard from no other PC of the
// office for long may not know of a cut-off. After a day it lets nobody in without a manager beside them; after three it lets
// nobody in but a manager, who puts the PC in touch again. What is unsent goes its way whatever the lease says.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { refuse } from '#core/foundation/problems/problem-error.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import type { LeaseStage } from './contract.ts';
import { isOldByClock, type LeaseFacts, leaseHours, leaseStage } from './rules.ts';

/** What the lease is reckoned by. Instants are UTC. */
export type LeaseReads = {
  readonly peers: {
    members(): readonly { readonly deviceId: string; readonly isRemoved: boolean }[];
    contacts(): readonly { readonly deviceId: string; readonly lastContactAt: string | null }[];
    lastAdmissionAt(): string | null;
  };
  readonly clock: { openDoubt(deviceId: string): object | null };
};

export type LeaseDesk = {
  readonly machine: Pick<Machine, 'now'>;
  identity(): Pick<DeviceIdentity, 'deviceId'> | null;
  readonly path: { readonly journal: Pick<WritePath['journal'], 'streams' | 'lastAt'> };
  readonly reads: LeaseReads;
};

/**
 * How a PC stands to its office's roster: whole hours since it heard of it; null where it is alone in its office, and where its
 * clock does not say how long ago that was.
 */
export type Lease = { readonly stage: LeaseStage; readonly hours: number | null };

/** What this PC knows of when it last heard from the office's other PCs (D11.30). */
function leaseFacts({ machine, identity, path, reads }: LeaseDesk): LeaseFacts {
  const own = identity();
  const others = new Set(
    own === null
      ? []
      : reads.peers
          .members()
          .flatMap(({ deviceId, isRemoved }) => (isRemoved || deviceId === own.deviceId ? [] : [deviceId])),
  );
  const heard = [
    ...reads.peers
      .contacts()
      .flatMap(({ deviceId, lastContactAt }) => (others.has(deviceId) ? (lastContactAt ?? []) : [])),
    // What somebody carried here by hand tells of the office as well, until the moment at which it was written.
    ...path.journal
      .streams()
      .flatMap(({ device, epoch }) =>
        others.has(device) ? (path.journal.lastAt({ device, epoch }) ?? []) : [],
      ),
    ...[reads.peers.lastAdmissionAt() ?? []].flat(),
    // The province's signed roster is to stand here: a roster that it issued is heard of as well (design.md §7).
  ];
  return {
    isAlone: others.size === 0,
    heard,
    now: machine.now(),
    isClockDoubted: own !== null && reads.clock.openDoubt(own.deviceId) !== null,
  };
}

/** How this PC stands now. */
export function leaseOf(desk: LeaseDesk): Lease {
  const facts = leaseFacts(desk);
  return { stage: leaseStage(facts), hours: facts.isAlone || isOldByClock(facts) ? null : leaseHours(facts) };
}

/** Who comes in: somebody by themself, a manager by themself, or somebody with a manager beside them. */
export type ComesIn = 'alone' | 'manager' | 'beside_manager';

/** Why nobody comes in so; null when they do (D11.27). */
export function leaseRefusal({ stage, hours }: Lease, who: ComesIn): Problem | null {
  if (who === 'manager') return null;
  if (stage === 'over') return { code: 'ROSTER_OVER', params: { hours: hours ?? 0 } };
  if (stage !== 'old' || who !== 'alone') return null;
  return hours === null ? { code: 'ROSTER_CLOCK', params: {} } : { code: 'ROSTER_OLD', params: { hours } };
}

/** @throws ROSTER_OLD, ROSTER_CLOCK, ROSTER_OVER */
export function requireLease(desk: LeaseDesk, who: ComesIn): Lease {
  const lease = leaseOf(desk);
  refuse(leaseRefusal(lease, who));
  return lease;
}
