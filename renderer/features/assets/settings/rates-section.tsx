// Rates that another body sets for items that the tariff leaves open, each with its letter; a second person confirms (D4).
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ExternalRateView } from '#core/counter/fees/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { ConcurrentChange } from '#renderer/frame/concurrent-changes.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { ConfirmedRegister, ConfirmSeen } from './confirmed-register.tsx';
import { RateDialog } from './rate-dialog.tsx';
import { useIsManager } from './use-is-manager.ts';

export function RatesSection() {
  const text = useText();
  const isManager = useIsManager();
  const [isEntering, setIsEntering] = useState(false);
  const [reviewed, setReviewed] = useState<ExternalRateView | null>(null);
  const rates = useDeskQuery(deskQueries.fees.listRates.queryOptions());
  return (
    <ConfirmedRegister
      title={text('settings.rates')}
      read={rates}
      none={{ title: text('settings.noRates'), why: text('settings.noRatesWhy') }}
      rowKey={({ rateId }) => rateId}
      nameOf={({ itemTitle }) => itemTitle}
      onReview={setReviewed}
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
              {authority}
              {text('ui.between')}
              <Bdi>{letterNumber}</Bdi>
            </>
          ),
        },
        {
          id: 'from',
          header: text('settings.inForceFrom'),
          cell: ({ effectiveFrom }) => <DateText day={effectiveFrom} style="numeric" />,
        },
      ]}
    >
      <ConcurrentChange
        register="rate"
        nameOf={(code) => rates.data?.find(({ itemCode }) => itemCode === code)?.itemTitle ?? code}
        wordsOf={(amount) => <MoneyText rials={Number(amount)} />}
      />
      {isManager ? (
        <Actions>
          <Button icon={Plus} onPress={() => setIsEntering(true)}>
            {text('settings.enterRate')}
          </Button>
        </Actions>
      ) : null}
      {isEntering ? <RateDialog onClose={() => setIsEntering(false)} /> : null}
      {reviewed === null ? null : <ConfirmRate rate={reviewed} onClose={() => setReviewed(null)} />}
    </ConfirmedRegister>
  );
}

function ConfirmRate({ rate, onClose }: { rate: ExternalRateView; onClose: () => void }) {
  const text = useText();
  const confirming = useDeskCommand(desk.fees.confirmRate.mutate);
  const { rateId, seen, itemTitle, before, amount, authority, letterNumber, letterDay, effectiveFrom } = rate;
  return (
    <ConfirmSeen
      name={itemTitle}
      sending={confirming}
      onAct={async () => {
        if ((await confirming.run({ rateId, seen })) !== null) onClose();
      }}
      onClose={onClose}
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
  );
}
