// Period reports on the supervisors' pages, and as files; who took a file is in the security log (D20.155).
import { eq } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { isDay } from '#core/foundation/calendar/day.ts';
import { parseJalaliDate } from '#core/foundation/calendar/jalali.ts';
import { calendarPeriods } from '#core/foundation/calendar/jalali-period.ts';
import { groupings } from '#core/foundation/reporting/columns.ts';
import { csvBytes, type FileTable, fileTypes, xlsxBytes } from '#core/foundation/reporting/table-file.ts';
import { toLatinDigits } from '#core/foundation/text/fold.ts';
import { officeCodeSchema } from '#core/foundation/wire/contract.ts';
import { recordSecurityEvent } from '../accounts/security-log.ts';
import type { App, Context } from '../http/context.ts';
import { offices } from '../store/schema.ts';
import { page, type Supervisor, type SupervisorOf } from './answer.ts';
import { messagePage } from './other-pages.ts';
import { periodTitle } from './period-names.ts';
import { officePeriod, type PeriodQuery, periodOverOffices } from './period-report.ts';
import { officesFile, periodFile } from './period-report-file.ts';
import { periodReportPage } from './period-report-page.ts';
import { periodSentences as p } from './period-words-fa.ts';
import { sentences } from './sentences-fa.ts';

/** Years of which the Jalali calendar knows those around. */
const isReported = (day: string): boolean => isDay(day) && day > '1990' && day < '2100';
/** A day as an address has it, or as a person types it by the Jalali calendar. */
const daySchema = z
  .string()
  .max(40)
  .transform((typed) => toLatinDigits(typed).trim())
  .transform((typed) => (isReported(typed) ? typed : (parseJalaliDate(typed) ?? '')))
  .pipe(z.string().refine(isReported));
const querySchema = z.object({
  kind: z.enum(calendarPeriods).default('month'),
  day: daySchema.optional(),
  by: z.enum(groupings).default('service'),
});
const officeParams = z.object({ code: officeCodeSchema });
const hidden = { hide: true } as const;
const formats = ['csv', 'xlsx'] as const;

type Asked = {
  readonly query: PeriodQuery;
  readonly who: Supervisor;
  readonly now: Date;
  readonly today: string;
};

export function periodReportRoutes(app: App, context: Context, supervisorOf: SupervisorOf): void {
  const { store, clock } = context;

  async function asked(request: FastifyRequest, query: z.output<typeof querySchema>): Promise<Asked | null> {
    const who = await supervisorOf(request);
    if (who === null) return null;
    const now = clock();
    const today = businessDayOf(now.toISOString());
    // No day that is still to come.
    const day = query.day === undefined || query.day > today ? today : query.day;
    return { query: { ...query, day }, who, now, today };
  }
  const officeOf = async (code: string) =>
    (await store.select().from(offices).where(eq(offices.code, code))).at(0) ?? null;

  async function file(
    request: FastifyRequest,
    reply: FastifyReply,
    { who, now }: Asked,
    taken: {
      readonly format: (typeof formats)[number];
      readonly of: string;
      readonly title: string;
      table(): FileTable;
    },
  ): Promise<FastifyReply> {
    const { format, of, title } = taken;
    await recordSecurityEvent(store, 'report_taken', `${who.session.supervisor} → ${of}`, request.ip, now);
    const table = taken.table();
    const bytes = format === 'csv' ? await csvBytes(table) : await xlsxBytes(table, title, true);
    return reply
      .type(fileTypes[format])
      .header('content-disposition', `attachment; filename="report.${format}"`)
      .send(Buffer.from(bytes));
  }

  app.get('/period', { schema: { ...hidden, querystring: querySchema } }, async (request, reply) => {
    const found = await asked(request, request.query);
    if (found === null) return reply.redirect('/sign-in', 303);
    const report = await periodOverOffices(store, found.query, found.now);
    const { today, who } = found;
    const shown = { report, office: null, offices: report.offices, today, csrf: who.csrf };
    return page(reply, 200, periodReportPage(shown));
  });

  app.get(
    '/offices/:code/period',
    { schema: { ...hidden, params: officeParams, querystring: querySchema } },
    async (request, reply) => {
      const found = await asked(request, request.query);
      if (found === null) return reply.redirect('/sign-in', 303);
      const { today, who } = found;
      const office = await officeOf(request.params.code);
      if (office === null) return page(reply, 404, messagePage(sentences.notFound, who.csrf));
      const report = await officePeriod(store, office.code, found.query, found.now);
      return page(reply, 200, periodReportPage({ report, office, today, csrf: who.csrf }));
    },
  );

  for (const format of formats) {
    app.get(
      `/period.${format}`,
      { schema: { ...hidden, querystring: querySchema } },
      async (request, reply) => {
        const found = await asked(request, request.query);
        if (found === null) return reply.redirect('/sign-in', 303);
        const report = await periodOverOffices(store, found.query, found.now);
        const mark = { of: p.allOffices, supervisor: found.who.session.supervisor, at: found.now };
        const title = periodTitle(report.period);
        const taken = { format, of: '*', title, table: () => officesFile(report, mark) };
        return file(request, reply, found, taken);
      },
    );

    app.get(
      `/offices/:code/period.${format}`,
      { schema: { ...hidden, params: officeParams, querystring: querySchema } },
      async (request, reply) => {
        const found = await asked(request, request.query);
        if (found === null) return reply.redirect('/sign-in', 303);
        const office = await officeOf(request.params.code);
        if (office === null) return page(reply, 404, messagePage(sentences.notFound, found.who.csrf));
        const report = await officePeriod(store, office.code, found.query, found.now);
        const of = `${sentences.office} ${office.code}`;
        const mark = { of, supervisor: found.who.session.supervisor, at: found.now };
        const title = periodTitle(report.period);
        const taken = { format, of: office.code, title, table: () => periodFile(report, mark) };
        return file(request, reply, found, taken);
      },
    );
  }
}
