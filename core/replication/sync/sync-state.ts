// What people see of the sync: "in step" means that the province holds every entry of every epoch and branch of this device.

import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { inGroups } from '#core/foundation/wire/enrol-code.ts';
import { provinceFingerprint } from '#core/foundation/wire/signed-statements.ts';
import type { SyncStateView } from './contract.ts';
import type { SyncDesk } from './sync-desk.ts';

type Doing = {
  readonly isSending: boolean;
  readonly problem: Problem | null;
  readonly nextAttemptAt: string | null;
};

export function syncStateOf(desk: SyncDesk, { isSending, problem, nextAttemptAt }: Doing): SyncStateView {
  const identity = desk.identity();
  const province = desk.reads.sync.province();
  const sealing = desk.reads.sync.sealingKey();
  const chains =
    identity === null
      ? []
      : desk.reads.sync.ownStreams(identity.deviceId).map((chain) => ({
          ...chain,
          // What is before a branch belongs to the chain that it left.
          total: chain.headSeq - chain.baseSeq,
          acked: Math.max(0, chain.ackedSeq - chain.baseSeq),
          backedUp: Math.max(0, chain.backedUpSeq - chain.baseSeq),
        }));
  const sum = (of: (chain: (typeof chains)[number]) => number): number =>
    chains.reduce((total, chain) => total + of(chain), 0);
  const oldest = chains.find(({ ackedSeq, headSeq }) => ackedSeq < headSeq);
  const phase = isSending ? 'sending' : problem === null ? 'idle' : 'waiting';
  return {
    phase: province === null ? 'not_enrolled' : phase,
    deviceId: identity?.deviceId ?? null,
    provinceUrl: province?.provinceUrl ?? null,
    provinceFingerprint:
      province === null || sealing === null
        ? null
        : inGroups(provinceFingerprint({ signing: province.signingKey, sealing })),
    queued: sum(({ total, acked }) => total - acked),
    oldestAt:
      oldest === undefined
        ? null
        : desk.reads.sync.madeAt(oldest, Math.max(oldest.ackedSeq, oldest.baseSeq) + 1),
    acked: sum(({ acked }) => acked),
    backedUp: sum(({ backedUp }) => backedUp),
    total: sum(({ total }) => total),
    keyHeldAt: province?.keyHeldAt ?? null,
    hasKeyToHold: desk.keyKeeper !== null,
    lastContactAt: province?.lastContactAt ?? null,
    clockOffsetMs: province === null ? null : desk.clock.offsetMs,
    quarantined: province?.quarantined ?? [],
    problem,
    nextAttemptAt,
    rewinds: desk.reads.sync.rewinds().map(({ reason, at, afterSeq, toSeq }) => ({
      reason,
      at,
      entries: toSeq - afterSeq,
    })),
  };
}
