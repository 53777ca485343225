// Procedures of the office's PCs: everybody sees them, the manager opens, admits and removes, a new PC joins.
import { z } from 'zod';
import {
  managerProcedure,
  openProcedure,
  router,
  signedInProcedure,
} from '#core/access/request-context/trpc.ts';
import { proveIdentity } from '#core/access/staff/prove-identity.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { doneOutput } from '#core/foundation/wire/contract.ts';
import { removeDevice } from './admit.ts';
import { bundlePlaces } from './bundles/places.ts';
import {
  bundleInInput,
  bundleOutInput,
  bundlePlacesInput,
  bundlePlacesOutput,
  bundleTakenOutput,
  bundleWrittenOutput,
  carryingOutput,
  connectPeerInput,
  foundOutput,
  joinInput,
  openPeersInput,
  peersStateOutput,
  pendingOutput,
  removePeerInput,
  replicationStatusOutput,
  showCodeInput,
  showCodeOutput,
  takingOutput,
} from './contract.ts';
import { pairingIssuer } from './pairing-issuer.ts';
import { pendingRecords } from './pending-records.ts';

const done = { done: true } as const;

export const peersRouter = router({
  state: signedInProcedure
    .meta({ topics: ['peers', 'office'], whenRemoved: true })
    .input(z.void())
    .output(peersStateOutput)
    .query(({ ctx }) => ctx.desk.peers.state()),

  /** How far what was saved has got: with its device and its `at` every record is told by it. */
  replicationStatus: signedInProcedure
    .meta({ topics: ['peers', 'office', 'sync'] })
    .input(z.void())
    .output(replicationStatusOutput)
    .query(({ ctx }) => ctx.desk.peers.replicationStatus()),

  /** Records that are here and count nowhere yet, and whose are missing (J38). */
  pending: signedInProcedure
    .meta({ topics: ['peers', 'journal'] })
    .input(z.void())
    .output(pendingOutput)
    .query(({ ctx }) => pendingRecords(ctx.desk)),

  enable: managerProcedure
    .meta({ proof: { password: 'connections', factor: 'office' } })
    .input(openPeersInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      await ctx.desk.peers.enable(input.host);
      return done;
    }),

  disable: managerProcedure
    .meta({ proof: { password: 'connections', factor: 'office' } })
    .input(z.void())
    .output(doneOutput)
    .mutation(async ({ ctx }) => {
      await ctx.desk.peers.disable();
      return done;
    }),

  /** Whoever types this code gets the office's whole journal: it asks who stands there. */
  showPairingCode: managerProcedure
    .meta({ proof: { password: 'each', factor: 'office' } })
    .input(showCodeInput)
    .output(showCodeOutput)
    .mutation(async ({ ctx: { desk, actor, session }, input }) => {
      await proveIdentity(desk, actor, input.password);
      const by = pairingIssuer(desk, session, actor.id);
      // Left while the password was compared.
      if (!by.stillMay()) throw refusal('NOT_SIGNED_IN', {});
      return desk.peers.showCode(by, input.replaces);
    }),

  hidePairingCode: managerProcedure
    .input(z.void())
    .output(doneOutput)
    .mutation(({ ctx }) => {
      ctx.desk.peers.hideCode();
      return done;
    }),

  connect: managerProcedure
    .meta({ proof: { password: 'connections', factor: 'office' } })
    .input(connectPeerInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      await ctx.desk.peers.connect(input.address);
      return done;
    }),

  remove: managerProcedure
    .meta({ proof: { password: 'each', factor: 'office' } })
    .input(removePeerInput)
    .output(doneOutput)
    .mutation(async ({ ctx, input }) => {
      const { desk } = ctx;
      await proveIdentity(desk, ctx.actor, input.password);
      ctx.command((tx) => removeDevice(tx, desk.reads, input.deviceId, input.reason));
      return done;
    }),

  /** Drives that are plugged in, or a folder, with the bundles on them. */
  bundlePlaces: managerProcedure
    .meta({ whenRemoved: true })
    .input(bundlePlacesInput)
    .output(bundlePlacesOutput)
    .query(({ input }) => bundlePlaces(input.dir)),

  /** What the province, or the office's other PCs, lack: sealed, so that whoever finds the drive reads nothing. */
  bundleOut: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'office' }, whenRemoved: true })
    .input(bundleOutInput)
    .output(bundleWrittenOutput)
    .mutation(({ ctx, input }) => ctx.desk.peers.bundleOut(input.for, input.dir)),

  bundleIn: managerProcedure
    .meta({ proof: { password: 'connections', factor: 'office' } })
    .input(bundleInInput)
    .output(bundleTakenOutput)
    .mutation(({ ctx, input }) => ctx.desk.peers.bundleIn(input.file)),

  /** How far the bundle is that is being written or taken in. */
  carrying: managerProcedure
    .meta({ whenRemoved: true })
    .input(z.void())
    .output(carryingOutput.nullable())
    .query(({ ctx }) => ctx.desk.peers.carrying()),

  /** PCs that call in the network, for a first run; what they say proves nothing. */
  found: openProcedure
    .input(z.void())
    .output(foundOutput)
    .query(({ ctx: { desk } }) => {
      if (desk.identity() !== null) throw refusal('OFFICE_ALREADY_SET_UP', {});
      desk.peers.browse();
      return [...desk.peers.found()];
    }),

  join: openProcedure
    .input(joinInput)
    .output(doneOutput)
    .mutation(async ({ ctx: { desk }, input }) => {
      await desk.peers.join(input, { demoOnly: desk.demoOnly });
      return done;
    }),

  joinProgress: openProcedure
    .meta({ topics: ['peers', 'journal'] })
    .input(z.void())
    .output(takingOutput.nullable())
    .query(({ ctx }) => ctx.desk.peers.joinProgress()),
});
