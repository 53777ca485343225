// What was paid for and is not filed in the judiciary's own system yet, over all days (D1.12).
import { useText } from '#renderer/i18n/use-text.ts';
import { Page } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { UnfiledTable } from './unfiled-table.tsx';

export function UnfiledScreen() {
  const text = useText();
  return (
    <>
      <PageHeader title={text('visits.unfiled')} description={text('visits.unfiledWhy')} />
      <Page>
        <UnfiledTable takesFocus />
      </Page>
    </>
  );
}
