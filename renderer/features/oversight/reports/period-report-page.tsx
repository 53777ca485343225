// The report of a period on paper (A4), in the order of the screen.
import { isDay } from '#core/foundation/calendar/day.ts';
import { type Period, periodKinds } from '#core/foundation/calendar/jalali-period.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { Letterhead } from '#renderer/frame/print/letterhead.tsx';
import { usePrintReady } from '#renderer/frame/print/print-ready.ts';
import { SignatureBlock } from '#renderer/frame/print/signature-block.tsx';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { PaperTable } from './paper-table.tsx';
import { periodName } from './report-period.ts';
import { askedTables, tablesOf } from './report-tables.ts';

/** The period that the address of a paper names, `kind_from_to`; null when it is none. */
export function readPeriodId(id: string): Period | null {
  const [kind, from = '', to = ''] = id.split('_');
  const known = periodKinds.find((one) => one === kind);
  return known !== undefined && isDay(from) && isDay(to) ? { kind: known, from, to } : null;
}

/** `id` is the period. */
export function PeriodReportPage({ id }: { id: string }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const { office } = useOffice();
  // An address that names none shows a day of which nothing is known.
  const asked = readPeriodId(id) ?? { kind: 'day', from: '2000-01-01', to: '2000-01-01' };
  const { data, problem } = useDeskQuery(
    deskQueries.reports.run.queryOptions({
      period: asked,
      filters: [],
      tables: askedTables(asked, 'service', true),
    }),
  );
  const tables = data === undefined ? null : tablesOf(data);
  usePrintReady(tables !== null && office !== null, problem);
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (tables === null || data === undefined || office === null) return null;
  const { terminals, breakdown, clerks, returns, complaints, chart } = tables;
  return (
    <Stack>
      <Letterhead
        title={text('reports.title')}
        of={{ officeName: office.name, officeCode: office.code }}
        facts={[{ name: text('reports.period'), value: periodName(text, language, data.period) }]}
      >
        <p>{text('reports.against', { period: periodName(text, language, data.before) })}</p>
      </Letterhead>
      {data.openDays.length === 0 ? null : <p>{text('reports.openDays', { count: data.openDays.length })}</p>}
      {[breakdown, terminals, clerks, returns, complaints, chart].map((table) => (
        <PaperTable key={table.groupBy} table={table} />
      ))}
      <SignatureBlock people={[{ post: text('reports.signManager'), name: null }]} />
    </Stack>
  );
}
