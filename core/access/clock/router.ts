// Procedures of the clock: anyone at this PC sees whether it is believed, the manager answers for it.
import { z } from 'zod';
import { managerProcedure, openProcedure, router } from '#core/access/request-context/trpc.ts';
import { proveIdentity } from '#core/access/staff/prove-identity.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { confirmClock } from './commands.ts';
import { clockStateOutput, confirmClockInput, type OpenDoubt } from './contract.ts';

export const clockRouter = router({
  state: openProcedure
    .input(z.void())
    .output(clockStateOutput)
    .query(({ ctx: { desk } }) => {
      const deviceId = desk.identity()?.deviceId;
      const found = deviceId === undefined ? null : desk.preAuth.reads.clock.openDoubt(deviceId);
      const doubt: OpenDoubt | null =
        found === null
          ? null
          : { doubtId: found.id, kind: found.kind, wall: found.wall, expected: found.expected };
      return { now: desk.clock.wall(), doubt };
    }),

  confirm: managerProcedure
    .input(confirmClockInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      const { desk } = ctx;
      await proveIdentity(desk, ctx.actor, input.password);
      const wall = desk.clock.wall();
      const acceptedMs = desk.clockMonitor.offsetNow(wall);
      ctx.command((tx) => confirmClock(tx, desk.reads, input, { wall, acceptedMs }));
      desk.clockMonitor.settled(wall, acceptedMs);
      return { done: true } as const;
    }),
});
