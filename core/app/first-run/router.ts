// Procedures of the office itself: status and first run.
import { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import { managerProcedure, openProcedure, router } from '#core/access/request-context/trpc.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { releasedProvinces } from '#core/replication/sync/released-provinces.ts';
import {
  type OfficeStatus,
  officeStatusOutput,
  releasedProvincesOutput,
  setUpDemoOutput,
  setUpInput,
  setUpOutput,
  wipeDemoInput,
} from './contract.ts';
import { joinProvince } from './join-province.ts';
import { readListInput, readListOutput } from './lists/contract.ts';
import { readList } from './lists/read-list.ts';
import { setUpDemoOffice, setUpOffice } from './set-up.ts';
import { wipeDemoOffice } from './wipe-demo.ts';

export const officeRouter = router({
  status: openProcedure
    .input(z.void())
    .output(officeStatusOutput)
    .query(({ ctx }) => officeStatus(ctx.desk)),

  releasedProvinces: openProcedure
    .input(z.void())
    .output(releasedProvincesOutput)
    .query(() => releasedProvinces()),

  setUp: openProcedure
    .input(setUpInput)
    .output(setUpOutput)
    .mutation(async ({ ctx: { desk }, input }) => {
      const managerId = await setUpOffice(desk, input);
      return { managerId, ...(await joinProvince(desk, managerId, input.pairing)) };
    }),

  setUpDemo: openProcedure
    .input(z.void())
    .output(setUpDemoOutput)
    .mutation(({ ctx }) => setUpDemoOffice(ctx.desk)),

  /** A list of a new office from a file, row by row with what is wrong; nothing is recorded by it (D20.81). */
  readList: managerProcedure
    .meta({ takes: 'file' })
    .input(readListInput)
    .output(readListOutput)
    .mutation(({ ctx: { desk }, input: { kind, bytesBase64 } }) =>
      readList(
        desk.reports,
        kind,
        new Uint8Array(Buffer.from(bytesBase64, 'base64')),
        businessDayOf(desk.machine.now()),
      ),
    ),

  wipeDemo: managerProcedure
    .meta({ proof: { password: 'each' } })
    .input(wipeDemoInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      await wipeDemoOffice(ctx.desk, ctx.actor, input);
      return { done: true } as const;
    }),
});

/** What anyone at this PC may know of the office. */
function officeStatus(desk: Desk): OfficeStatus {
  const now = desk.machine.now();
  const day = businessDayOf(now);
  const identity = desk.identity();
  if (identity === null) return { state: 'not_set_up', day, now };
  if (desk.isJoining()) return { state: 'taking', demo: identity.demo, day, now };
  return {
    state: 'ready',
    code: identity.officeCode,
    name: desk.preAuth.reads.office.office()?.name ?? identity.deviceName,
    demo: identity.demo,
    deviceName: identity.deviceName,
    deskNumber: identity.deskNumber,
    removedAt: desk.peers.removal()?.at ?? null,
    day,
    now,
  };
}
