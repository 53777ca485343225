// Procedures of violation reports: whoever works here files one and follows it by its code; manager and inspector read the
// office's register.
import { z } from 'zod';
import { router, staffProcedure, supervisionProcedure } from '#core/access/request-context/trpc.ts';
import { readTrackingCode } from '#core/counter/complaints/rules.ts';
import { sealForProvince } from '#core/counter/complaints/sealing.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { sealedReportType } from '#core/foundation/wire/violation-report.ts';
import { askProvince } from './ask-province.ts';
import { fileReport, prepareReport, routeOf } from './commands.ts';
import {
  askProvinceOutput,
  fileReportInput,
  fileReportOutput,
  listReportsOutput,
  reportInput,
  reportSlipOutput,
  reportViewSchema,
  trackReportInput,
} from './contract.ts';
import { reportList, reportSlip, reportView } from './views.ts';

export const violationsRouter = router({
  file: staffProcedure
    .input(fileReportInput)
    .output(fileReportOutput)
    .mutation(async ({ ctx, input }) => {
      const { desk, actor } = ctx;
      const prepared = prepareReport(desk.reads, actor, input, desk.machine.newId());
      const keys = prepared.input.route === 'office' ? [] : desk.reads.sync.sealingKeys();
      const sealed = await sealForProvince(keys, prepared.content, sealedReportType);
      // While it was sealed the office may have heard that whom it is about is a manager.
      const route = routeOf(desk.reads, prepared.input);
      const report = { ...prepared, input: { ...prepared.input, route } };
      if (route !== 'province_only') return ctx.command((tx) => fileReport(tx, desk.reads, report, sealed));
      return desk.path.execute(null, (tx) => fileReport(tx, desk.reads, report, sealed));
    }),

  list: supervisionProcedure
    .meta({ topics: ['violations', 'staff', 'sync'] })
    .input(z.void())
    .output(listReportsOutput)
    .query(({ ctx: { desk, actor } }) => reportList(desk, actor.id)),

  get: supervisionProcedure
    .meta({ topics: ['violations', 'staff', 'sync'] })
    .input(reportInput)
    .output(reportViewSchema)
    .query(({ ctx: { desk, actor }, input }) => reportView(desk, input.reportId, actor.id)),

  slip: staffProcedure
    .meta({ topics: ['violations', 'sync'] })
    .input(reportInput)
    .output(reportSlipOutput)
    .query(({ ctx: { desk }, input }) => reportSlip(desk, input.reportId)),

  track: staffProcedure
    .meta({ topics: ['violations', 'sync'] })
    .input(trackReportInput)
    .output(reportSlipOutput)
    .query(({ ctx: { desk }, input }) => {
      const code = readTrackingCode(input.trackingCode);
      if (code === null) throw refusal('INPUT_INVALID', { fields: ['trackingCode'] });
      const reportId = desk.reads.violations.byTrackingCode(code);
      if (reportId === null) throw refusal('NOT_FOUND', { what: 'report' });
      return reportSlip(desk, reportId);
    }),

  /** What has become of the reports; nothing is told of it where there is no province in reach. */
  askProvince: staffProcedure
    .input(z.void())
    .output(askProvinceOutput)
    .mutation(({ ctx: { desk } }) => askProvince(desk)),
});
