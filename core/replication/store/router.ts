// Procedures of the store: how it is, a snapshot now, a new recovery code.
import { z } from 'zod';
import { managerProcedure, router, signedInProcedure } from '#core/access/request-context/trpc.ts';
import { proveIdentity } from '#core/access/staff/prove-identity.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import {
  exportNotedOutput,
  recoveryCodeOutput,
  renewRecoveryCodeInput,
  snapshotTakenOutput,
  storeHealthOutput,
} from './contract.ts';
import { journalExported, recoveryCodeMade } from './entries.ts';
import { listSnapshots } from './list-snapshots.ts';
import { roomOf } from './snapshot-keeper.ts';

export const storeRouter = router({
  health: signedInProcedure
    .input(z.void())
    .output(storeHealthOutput)
    .query(({ ctx: { desk } }) => {
      const { isShort, ...room } = roomOf(desk.dir);
      return {
        ...room,
        isRoomShort: isShort,
        snapshots: listSnapshots(desk.dir).slice(0, 30),
        snapshotProblem: desk.snapshots?.problem() ?? null,
        rewinds: desk.reads.store
          .latestRewinds()
          .map(({ at, cause, missing, device }) => ({ at, cause, missing, device })),
        damages: desk.reads.store.latestDamages().map(({ at, ofDay, rows, streamSeq }) => ({
          at,
          ofDay,
          rows,
          journalSeq: streamSeq,
        })),
        hasRecoveryCode: desk.renewRecoveryCode !== null,
      };
    }),

  takeSnapshot: managerProcedure
    .meta({ proof: { password: 'connections', factor: 'office' } })
    .input(z.void())
    .output(snapshotTakenOutput)
    .mutation(async ({ ctx: { desk } }) => ({ problem: (await desk.snapshots?.take()) ?? null })),

  /** Written before the journal is written out, by whom and when: so that what leaves says it itself (D16). */
  recordExport: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'office' } })
    .input(z.void())
    .output(exportNotedOutput)
    .mutation(({ ctx: { desk, command } }) => {
      const entries = desk.path.journal.count() + 1;
      command((tx) => tx.append(journalExported, { id: tx.newId(), entries }));
      return { entries };
    }),

  /** The code is shown once and kept nowhere; the former one opens nothing any more. */
  renewRecoveryCode: managerProcedure
    .meta({ proof: { password: 'each', factor: 'office' } })
    .input(renewRecoveryCodeInput)
    .output(recoveryCodeOutput)
    .mutation(async ({ ctx: { desk, actor, command }, input }) => {
      if (desk.renewRecoveryCode === null) throw refusal('NOT_ALLOWED', {});
      await proveIdentity(desk, actor, input.password);
      const recoveryCode = await desk.renewRecoveryCode((end) =>
        command((tx) => {
          tx.append(recoveryCodeMade, { id: tx.newId() });
          end();
        }),
      );
      return { recoveryCode };
    }),
});
