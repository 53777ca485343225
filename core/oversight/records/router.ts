// Procedures of the journal screen: for manager and inspector. Nothing of a client is in an answer.
import { managerProcedure, router, supervisionProcedure } from '#core/access/request-context/trpc.ts';
import { exportRecords } from './commands.ts';
import {
  accessOfDayInput,
  accessOfDayOutput,
  chainsOutput,
  checkChainOutput,
  dayInput,
  exportRecordsInput,
  exportRecordsOutput,
  recordsInput,
  recordsOfVisitInput,
  recordsOfVisitOutput,
  recordsOutput,
} from './contract.ts';
import { accessOfDay, chainsOf, checkChain, recordsOfDay, recordsOfVisit } from './views.ts';

export const recordsRouter = router({
  ofDay: supervisionProcedure
    .meta({ proof: { password: 'recent' }, topics: ['journal'] })
    .input(recordsInput)
    .output(recordsOutput)
    .query(({ ctx: { desk, actor }, input }) => recordsOfDay(desk.reads.records, actor, input)),

  ofVisit: supervisionProcedure
    .meta({ topics: ['journal'] })
    .input(recordsOfVisitInput)
    .output(recordsOfVisitOutput)
    .query(({ ctx: { desk }, input }) => recordsOfVisit(desk.reads.records, input.visitId)),

  /** The manager alone reads who saw which client's data, by mask (D16.6). */
  accessOfDay: managerProcedure
    .meta({
      proof: { password: 'recent' },
      topics: ['accessLog', 'staff', 'visits', 'complaints', 'dayClose'],
    })
    .input(accessOfDayInput)
    .output(accessOfDayOutput)
    .query(({ ctx: { desk }, input }) => accessOfDay(desk.reads, input.day, input.personId)),

  /** What leaves as a file: as much is asked as for a report. */
  export: managerProcedure
    .meta({ proof: { password: 'recent', factor: 'office' } })
    .input(exportRecordsInput)
    .output(exportRecordsOutput)
    .mutation(({ ctx: { desk, actor, command }, input }) =>
      command((tx) => exportRecords(tx, desk.reads, actor, input)),
    ),

  chains: supervisionProcedure
    .meta({ topics: ['journal', 'sync'] })
    .input(dayInput)
    .output(chainsOutput)
    .query(({ ctx: { desk }, input }) => chainsOf(desk, input.day)),

  /** Asked for by a press, because it reads every record since the day again. */
  checkChain: supervisionProcedure
    .input(dayInput)
    .output(checkChainOutput)
    .mutation(({ ctx: { desk }, input }) => checkChain(desk, input.day)),
});
