// For an inspector on a visit (D16): the signed sheet of any closed day, as the office prints it. Nothing can be done here.
import { useState } from 'react';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import { useToday } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { DayField } from '#renderer/ui/day-field.tsx';
import { FieldRow, Page, Section } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { DaySheetContent } from './day-sheet-content.tsx';
import { KeptReports } from './imports-table.tsx';

export function DaySheetsScreen() {
  const text = useText();
  const today = useToday();
  const [chosen, setChosen] = useState<string | null>(null);
  if (today === null) return <LoadingScreen />;
  // What is closed last is yesterday's, as a rule.
  const day = chosen ?? addDays(today, -1);
  return (
    <>
      <PageHeader title={text('dayClose.sheets')} description={text('dayClose.sheetsWhat')} />
      <Page>
        <FieldRow>
          <DayField label={text('dayClose.sheetOf')} day={day} onChange={setChosen} />
        </FieldRow>
        <SheetOf day={day} />
      </Page>
    </>
  );
}

function SheetOf({ day }: { day: string }) {
  const text = useText();
  const { data: sheet, problem } = useDeskQuery(deskQueries.dayClose.sheet.queryOptions({ day }));
  if (problem !== null) return <ProblemNotice problem={problem} />;
  if (sheet === undefined) return null;
  return (
    <>
      <Section title={text('dayClose.sheet')}>
        <DaySheetContent sheet={sheet} level={3} />
      </Section>
      <KeptReports imports={sheet.imports} />
    </>
  );
}
