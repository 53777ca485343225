// What supervisors do about one office: read its violation reports and say what became of them, and make an inspector's code.

import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { typedLine } from '#core/foundation/text/contract.ts';
import { idSchema, officeCodeSchema } from '#core/foundation/wire/contract.ts';
import { inspectionSections } from '#core/foundation/wire/inspection-mark.ts';
import { reportStateStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';
import { reportStatesSchema } from '#core/foundation/wire/violation-report.ts';
import { recordSecurityEvent } from '../accounts/security-log.ts';
import { csrfHolds } from '../accounts/sessions.ts';
import { deviceOfOffice } from '../devices/device-token.ts';
import type { App, Context } from '../http/context.ts';
import { signingKey, storedIdentity } from '../server-keys/identity.ts';
import { offices, reportStates } from '../store/schema.ts';
import { page, type SupervisorOf } from './answer.ts';
import { inspectionCodePage } from './inspection-page.ts';
import { createInspectionCode } from './inspections.ts';
import { messagePage } from './other-pages.ts';
import { passwordAgain, passwordAgainSchema } from './password-again.ts';
import { reportPage } from './report-page.ts';
import { contentOf, evidenceStatusOf, openReport, recordReportState, reportOf, stepsOf } from './reports.ts';
import { sentences } from './sentences-fa.ts';

const hidden = { hide: true } as const;
const reportParams = z.object({ code: officeCodeSchema, reportId: idSchema });
const stateForm = z.object({ csrf: z.string(), state: z.enum(['under_review', 'closed']) });
/** Hours, in any digits: an hour to three days. */
const hoursSchema = z
  .string()
  .transform((typed) =>
    Number(typed.trim().replace(/[۰-۹٠-٩]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))),
  )
  .pipe(z.int().min(1).max(72));
const codeForm = z.object({
  csrf: z.string(),
  name: typedLine(2, 60),
  purpose: typedLine(2, 120),
  hours: hoursSchema,
  password: passwordAgainSchema,
  ...Object.fromEntries(inspectionSections.map((section) => [section, z.literal('on').optional()])),
});

export function reviewRoutes(app: App, context: Context, supervisorOf: SupervisorOf): void {
  const { store, clock } = context;
  app.get(
    '/offices/:code/reports/:reportId',
    { schema: { ...hidden, params: reportParams } },
    async (request, reply) => {
      const who = await supervisorOf(request);
      if (who === null) return reply.redirect('/sign-in', 303);
      const { code, reportId } = request.params;
      const found = await reportOf(store, code, reportId);
      if (found === undefined) return page(reply, 404, messagePage(sentences.notFound, who.csrf));
      const { supervisor } = who.session;
      const now = clock();
      if (!found.steps.some(({ state }) => state === 'read')) {
        await recordReportState(store, { office: code, reportId, state: 'read', supervisor }, now);
        await recordSecurityEvent(store, 'report_opened', `${supervisor} → ${code}`, request.ip, now);
      }
      const { sealed, evidence: named } = await contentOf(store, code, found);
      const content = sealed === null ? null : await openReport(store, sealed);
      const evidence = await evidenceStatusOf(store, code, content?.evidence ?? named);
      const report = { ...found, steps: await stepsOf(store, code, reportId) };
      const shown = { office: code, report, content, evidence, isSealed: sealed !== null, csrf: who.csrf };
      return page(reply, 200, reportPage(shown));
    },
  );

  app.post(
    '/offices/:code/reports/:reportId',
    { schema: { ...hidden, params: reportParams, body: stateForm } },
    async (request, reply) => {
      const who = await supervisorOf(request);
      if (who === null) return reply.redirect('/sign-in', 303);
      const { csrf, state } = request.body;
      if (!csrfHolds(who.session, csrf)) return page(reply, 403, messagePage(sentences.refused, who.csrf));
      const { code, reportId } = request.params;
      const found = await reportOf(store, code, reportId);
      if (found === undefined) return page(reply, 404, messagePage(sentences.notFound, who.csrf));
      const { supervisor } = who.session;
      await recordReportState(store, { office: code, reportId, state, supervisor }, clock());
      return reply.redirect(`/offices/${code}/reports/${reportId}`, 303);
    },
  );

  app.post(
    '/offices/:code/inspection-codes',
    { schema: { ...hidden, params: z.object({ code: officeCodeSchema }), body: codeForm } },
    async (request, reply) => {
      const who = await supervisorOf(request);
      if (who === null) return reply.redirect('/sign-in', 303);
      const { csrf, name, purpose, hours, password, ...ticked } = request.body;
      if (!csrfHolds(who.session, csrf)) return page(reply, 403, messagePage(sentences.refused, who.csrf));
      const { code: office } = request.params;
      const [known] = await store.select().from(offices).where(eq(offices.code, office));
      if (known === undefined) return page(reply, 404, messagePage(sentences.notFound, who.csrf));
      const sections = inspectionSections.filter((section) => Object.hasOwn(ticked, section));
      if (sections.length === 0) return page(reply, 400, messagePage(sentences.opensNothing, who.csrf));
      const { session } = who;
      const again = { session, password, refusedAs: 'code_making_refused', of: office } as const;
      const wrong = await passwordAgain(context, request, again);
      if (wrong !== null) return page(reply, wrong.status, messagePage(wrong.sentence, who.csrf));
      const { supervisor } = session;
      const made = await createInspectionCode(
        store,
        await storedIdentity(store),
        { office, name, purpose, sections, hours, supervisor },
        clock(),
      );
      await recordSecurityEvent(
        store,
        'inspection_code_made',
        `${supervisor} → ${office}`,
        request.ip,
        clock(),
      );
      return page(reply, 200, inspectionCodePage(made.code, made.inspection, who.csrf));
    },
  );
}

/** GET /v1/offices/:office/reports: what has become of an office's reports, signed, for its devices. */
export function reportStateRoute(app: App, { store, identity, clock }: Context): void {
  app.get(
    '/v1/offices/:office/reports',
    {
      schema: {
        summary: "What has become of an office's violation reports, signed by the province",
        params: z.object({ office: officeCodeSchema }),
        response: { 200: reportStatesSchema },
      },
    },
    async (request) => {
      const { office } = request.params;
      await deviceOfOffice(store, request, office, clock());
      const key = signingKey(identity);
      const rows = await store
        .select()
        .from(reportStates)
        .where(eq(reportStates.office, office))
        .orderBy(reportStates.at);
      return {
        reports: rows.map(({ reportId, state, at }) => {
          const said = { reportId, state, at: at.toISOString() };
          return { ...said, signature: signStatement(reportStateStatement({ office, ...said }), key) };
        }),
      };
    },
  );
}
