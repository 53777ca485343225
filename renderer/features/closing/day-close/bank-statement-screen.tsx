// The bank's side (D21.130): a statement is taken in, and every settlement day stands with what reports tell and what the bank credited.
import { useNavigate } from '@tanstack/react-router';
import { Scale } from 'lucide-react';
import { useState } from 'react';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import { WithFoot } from '#renderer/frame/screen-primary.tsx';
import { useToday } from '#renderer/frame/use-office.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DayField } from '#renderer/ui/day-field.tsx';
import { FieldRow, Page, Section } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { BankDaysTable, StatementsTable } from './bank-tables.tsx';
import { ImportStatement } from './import-statement.tsx';

export function BankStatementScreen() {
  const text = useText();
  const navigate = useNavigate();
  const today = useToday();
  return (
    <WithFoot>
      <PageHeader
        title={text('bank.title')}
        description={text('bank.what')}
        secondary={
          <Button icon={Scale} onPress={() => void navigate({ to: '/differences' })}>
            {text('app.section.differences')}
          </Button>
        }
      />
      <Page>
        <Section title={text('bank.import')}>
          <ImportStatement />
        </Section>
        {today === null ? <LoadingScreen /> : <Days today={today} />}
      </Page>
    </WithFoot>
  );
}

function Days({ today }: { today: string }) {
  const text = useText();
  const [until, setUntil] = useState(today);
  const { data, problem } = useDeskQuery(deskQueries.dayClose.bank.queryOptions({ until }));
  return (
    <>
      <Section title={text('bank.days')}>
        <FieldRow>
          <DayField label={text('bank.until')} day={until} onChange={setUntil} />
        </FieldRow>
        <ProblemNotice problem={problem} />
        <BankDaysTable days={data?.days} />
      </Section>
      {data === undefined || data.statements.length === 0 ? null : (
        <Section title={text('bank.statements')}>
          <StatementsTable statements={data.statements} />
        </Section>
      )}
    </>
  );
}
