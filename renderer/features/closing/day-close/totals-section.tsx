// The three sides of a day per terminal, and what came from days that are closed (D21).
import type { DayOverview } from '#core/closing/day-close/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Facts } from '#renderer/ui/facts.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { LateItems } from './late-items.tsx';
import { TotalsTable } from './totals-table.tsx';

export function TotalsSection({ overview }: { overview: DayOverview }) {
  const text = useText();
  return (
    <Section title={text('dayClose.totals')}>
      <Facts
        facts={[{ name: text('dayClose.chargedOfDay'), value: <MoneyText rials={overview.chargedOfDay} /> }]}
      />
      {overview.totals.length === 0 ? null : <TotalsTable totals={overview.totals} />}
      <LateItems late={overview.late} />
    </Section>
  );
}
