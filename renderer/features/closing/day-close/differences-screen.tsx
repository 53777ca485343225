// What does not agree between fees, slips, reports and filings, over all days (D21.70).
import { useNavigate } from '@tanstack/react-router';
import { Landmark } from 'lucide-react';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { DifferencesTable } from './differences-table.tsx';
import { EndedDifferences } from './ended-differences.tsx';

export function DifferencesScreen() {
  const text = useText();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        title={text('dayClose.open')}
        description={text('dayClose.openWhy')}
        secondary={
          <Button icon={Landmark} onPress={() => void navigate({ to: '/bank-statement' })}>
            {text('app.section.bankStatement')}
          </Button>
        }
      />
      <Page>
        <DifferencesTable takesFocus />
        <EndedDifferences />
      </Page>
    </>
  );
}
