// Rates that another body sets for items that the tariff leaves open, each with its letter; a second person confirms (D4).
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ExternalRateView } from '#core/fees/contract.ts';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { desk } from '../../api/client.ts';
import { deskQueries } from '../../api/queries.ts';
import { useDeskCommand, useDeskQuery } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { Button } from '../../ui/button.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Actions } from '../../ui/stack.tsx';
import { Table } from '../../ui/table.tsx';
import { ConfirmationWord } from './confirmation-word.tsx';
import { RateDialog } from './rate-dialog.tsx';
import { useIsManager } from './use-is-manager.ts';

export function RatesSection() {
  const text = useText();
  const isManager = useIsManager();
  const [isEntering, setIsEntering] = useState(false);
  const [reviewed, setReviewed] = useState<ExternalRateView | null>(null);
  const { data: rates = [], problem } = useDeskQuery(deskQueries.fees.listRates.queryOptions());
  return (
    <Section title={text('settings.rates')}>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {rates.length === 0 ? (
        <EmptyState title={text('settings.noRates')} why={text('settings.noRatesWhy')} />
      ) : (
        <Table
          caption={text('settings.rates')}
          rows={rates}
          rowKey={({ rateId }) => rateId}
          columns={[
            {
              id: 'item',
              header: text('settings.item'),
              isRowHeader: true,
              cell: ({ itemTitle }) => itemTitle,
            },
            {
              id: 'amount',
              header: text('settings.amount'),
              cell: ({ amount }) => <MoneyText rials={amount} />,
            },
            {
              id: 'letter',
              header: text('settings.letter'),
              cell: ({ authority, letterNumber }) => (
                <>
                  {authority} · <Bdi>{letterNumber}</Bdi>
                </>
              ),
            },
            {
              id: 'from',
              header: text('settings.inForceFrom'),
              cell: ({ effectiveFrom }) => <DateText day={effectiveFrom} style="numeric" />,
            },
            {
              id: 'state',
              header: text('settings.state'),
              cell: ({ confirmation, confirmedByName }) => (
                <ConfirmationWord confirmation={confirmation} byName={confirmedByName} />
              ),
            },
            {
              id: 'act',
              header: text('settings.act'),
              isAct: true,
              cell: (rate) =>
                rate.confirmation === 'confirmed' ? null : (
                  <Button
                    isDense
                    onPress={() => setReviewed(rate)}
                    aria-label={text('settings.reviewOf', { title: rate.itemTitle })}
                  >
                    {text('settings.reviewIt')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {isManager ? (
        <Actions>
          <Button icon={Plus} onPress={() => setIsEntering(true)}>
            {text('settings.enterRate')}
          </Button>
        </Actions>
      ) : null}
      {isEntering ? <RateDialog onClose={() => setIsEntering(false)} /> : null}
      {reviewed === null ? null : <ConfirmRate rate={reviewed} onClose={() => setReviewed(null)} />}
    </Section>
  );
}

function ConfirmRate({ rate, onClose }: { rate: ExternalRateView; onClose: () => void }) {
  const text = useText();
  const confirming = useDeskCommand(desk.fees.confirmRate.mutate);
  const { rateId, seen, itemTitle, before, amount, authority, letterNumber, letterDay, effectiveFrom } = rate;
  return (
    <ActDialog
      title={text('settings.reviewOf', { title: itemTitle })}
      act={text('settings.confirmSeen')}
      kind="primary"
      back={text('settings.close')}
      sending={confirming}
      onAct={async () => {
        if ((await confirming.run({ rateId, seen })) !== null) onClose();
      }}
      onClose={onClose}
    >
      <Facts
        facts={[
          {
            name: text('settings.before'),
            value: before === null ? text('settings.notThere') : <MoneyText rials={before} />,
          },
          { name: text('settings.after'), value: <MoneyText rials={amount} /> },
          { name: text('settings.authority'), value: authority },
          { name: text('settings.letterNumber'), value: <Bdi>{letterNumber}</Bdi> },
          { name: text('settings.letterDay'), value: <DateText day={letterDay} style="numeric" /> },
          { name: text('settings.inForceFrom'), value: <DateText day={effectiveFrom} style="numeric" /> },
          { name: text('settings.enteredBy'), value: rate.proposedByName ?? text('settings.firstRun') },
        ]}
      />
      <p>{text('settings.reviewWho')}</p>
    </ActDialog>
  );
}
