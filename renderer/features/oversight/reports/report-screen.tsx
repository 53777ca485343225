// The report room (D20.85): a period on one page, table first and a picture beside it; every number opens its rows.
import { FileSpreadsheet, Printer } from 'lucide-react';
import { useState } from 'react';
import { type Period, periodOf } from '#core/foundation/calendar/jalali-period.ts';
import type { Grouping } from '#core/oversight/reports/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useToday } from '#renderer/frame/use-office.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { type Against, calm, ReportBody } from './report-body.tsx';
import { aroundPeriod, periodId, periodName, useReportPeriod } from './report-period.ts';
import { askedTables } from './report-tables.ts';
import { RowsDialog, type ShownRows } from './rows-dialog.tsx';
import { periodOfView, SavedViews, viewPeriodOf } from './saved-views.tsx';

export function ReportScreen() {
  const today = useToday();
  const { value, keep } = useReportPeriod();
  if (today === null) return <LoadingScreen />;
  return <ReportOf period={value ?? periodOf('month', today)} today={today} onPeriod={keep} />;
}

type ReportOfProps = { period: Period; today: string; onPeriod: (period: Period) => void };

function ReportOf({ period, today, onPeriod }: ReportOfProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const [breakdown, setBreakdown] = useState<Grouping>('service');
  const [against, setAgainst] = useState<Against>('before');
  const [isFull, setIsFull] = useState(false);
  const [shown, setShown] = useState<ShownRows | null>(null);
  const [isExporting, setIsExporting] = useState(false);
  const { before, after } = aroundPeriod(period, today);
  const { data, problem, isPrevious } = useDeskQuery(
    deskQueries.reports.run.queryOptions({
      period,
      filters: [],
      tables: askedTables(period, breakdown, isFull),
    }),
    { keepsPrevious: true, calm },
  );
  const printing = usePrintCommand({ name: 'period-report', id: periodId(period) });
  useKeyCommand('print', printing.print);
  useKeyCommand('export', () => setIsExporting(true));
  useKeyCommand('earlier', () => onPeriod(before));
  useKeyCommand('later', () => (after === null ? undefined : onPeriod(after)));
  const compared = data?.[against];
  return (
    <>
      <PageHeader
        title={periodName(text, language, period)}
        description={
          compared === undefined
            ? text('reports.title')
            : text('reports.against', { period: periodName(text, language, compared) })
        }
        secondary={
          <>
            <SavedViews
              view={{ period: viewPeriodOf(period), breakdown, against, isFull }}
              onChoose={(view) => {
                onPeriod(periodOfView(view, today));
                setBreakdown(view.breakdown);
                setAgainst(view.against);
                setIsFull(view.isFull);
              }}
            />
            <PeriodPicker period={period} today={today} onPeriod={onPeriod} />
            <Button
              isDense
              icon={Printer}
              keyHint={keyBindings.print.hint}
              onPress={printing.print}
              isPending={printing.isPending}
            >
              {text('reports.print')}
            </Button>
          </>
        }
        primary={{
          label: text('reports.export'),
          icon: FileSpreadsheet,
          keyHint: keyBindings.export.hint,
          onPress: () => setIsExporting(true),
        }}
      />
      <Page>
        <ProblemNotice problem={problem ?? printing.problem} />
        {data === undefined ? null : (
          <ReportBody
            report={data}
            isPrevious={isPrevious}
            isFull={isFull}
            against={against}
            breakdown={breakdown}
            onFull={setIsFull}
            onBreakdown={setBreakdown}
            onAgainst={setAgainst}
            onRows={(column, filters) => setShown({ column, filters })}
          />
        )}
      </Page>
      {isExporting ? (
        <ExportDialog period={period} breakdown={breakdown} onClose={() => setIsExporting(false)} />
      ) : null}
      {shown === null ? null : <RowsDialog period={period} shown={shown} onClose={() => setShown(null)} />}
    </>
  );
}
