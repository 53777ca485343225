// What a day comes to, in view in every step of its close. A difference is named once every report is there (D21.116).
import type { DayOverview } from '#core/closing/day-close/contract.ts';
import { ScreenTotals } from '#renderer/frame/screen-primary.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { awaitedReport, withoutReport } from './close-steps.ts';
import { sumOf } from './figure-table.tsx';

export function PinnedTotals({ overview }: { overview: DayOverview }) {
  const text = useText();
  const { totals, differenceToGo } = overview;
  const recorded = sumOf(totals, (total) => total.recorded);
  const reported = sumOf(totals, ({ psp }) => psp);
  const isComplete = withoutReport(overview).length + awaitedReport(overview).length === 0;
  return (
    <ScreenTotals
      totals={[
        { label: text('dayClose.recorded'), rials: recorded },
        ...(overview.imports.length === 0 ? [] : [{ label: text('dayClose.psp'), rials: reported }]),
        ...(isComplete ? [{ label: text('dayClose.differenceToGo'), rials: differenceToGo }] : []),
      ]}
    />
  );
}
