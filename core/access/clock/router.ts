// Procedures of the clock: anyone at this PC sees whether it is believed, the manager answers for it.
import { z } from 'zod';
import { managerProcedure, openProcedure, router } from '#core/access/request-context/trpc.ts';
import { proveIdentity, requireStillProven } from '#core/access/staff/prove-identity.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { confirmClock, secondForClock } from './commands.ts';
import { clockStateOutput, confirmClockInput, type OpenDoubt } from './contract.ts';
import { needsSecondPerson } from './rules.ts';

export const clockRouter = router({
  state: openProcedure
    .input(z.void())
    .output(clockStateOutput)
    .query(({ ctx: { desk } }) => {
      const { clock } = desk.preAuth.reads;
      const now = desk.clock.wall();
      const found = clock.openDoubt(desk.identity()?.deviceId ?? '');
      if (found === null) return { now, doubt: null };
      const { id: doubtId, kind, wall, expected, device } = found;
      const needsSecond =
        !desk.clockMonitor.agreesWithProvince(now) && needsSecondPerson(now, clock.latestSinceAgreed(device));
      const doubt: OpenDoubt = { doubtId, kind, wall, expected, needsSecond };
      return { now, doubt };
    }),

  confirm: managerProcedure
    .meta({ proof: { password: 'each', factor: 'office', second: true } })
    .input(confirmClockInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      const { desk } = ctx;
      const proofs = [await proveIdentity(desk, ctx.actor, input.password)];
      if (input.second !== null) {
        const { personId, password } = input.second;
        const second = secondForClock(desk.reads, ctx.actor.id, personId, desk.clock.wall());
        proofs.push(await proveIdentity(desk, second, password, 'beside'));
      }
      const wall = desk.clock.wall();
      const acceptedMs = desk.clockMonitor.offsetNow(wall);
      ctx.command((tx) => {
        for (const proven of proofs) requireStillProven(desk, proven);
        confirmClock(tx, desk.reads, input, {
          ...{ wall, acceptedMs, isByProvince: desk.clockMonitor.agreesWithProvince(wall) },
          secondBy: input.second?.personId ?? null,
        });
      });
      desk.clockMonitor.settled(wall, acceptedMs);
      return { done: true } as const;
    }),
});
