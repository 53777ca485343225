// What does not agree between fees, slips, reports and filings, over all days (D21.70).
import { useText } from '#renderer/i18n/use-text.ts';
import { Page } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { DifferencesTable } from './differences-table.tsx';
import { EndedDifferences } from './ended-differences.tsx';

export function DifferencesScreen() {
  const text = useText();
  return (
    <>
      <PageHeader title={text('dayClose.open')} description={text('dayClose.openWhy')} />
      <Page>
        <DifferencesTable takesFocus />
        <EndedDifferences />
      </Page>
    </>
  );
}
