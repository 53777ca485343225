// The amount above which money without a service needs a second person's word at the close (D19).
import { useState } from 'react';
import { desk } from '../../api/client.ts';
import { deskQueries } from '../../api/queries.ts';
import { useDeskCommand, useDeskQuery } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import { FieldRow, Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RialField } from '../../ui/rial-field.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useIsManager } from './use-is-manager.ts';

export function LimitSection() {
  return useIsManager() ? <ManagersLimit /> : null;
}

function ManagersLimit() {
  const text = useText();
  const { data: limit, problem } = useDeskQuery(deskQueries.dayClose.explanationLimit.queryOptions());
  const [amount, setAmount] = useState<number | null>(null);
  const [wasSent, setWasSent] = useState(false);
  const setting = useDeskCommand(desk.dayClose.setExplanationLimit.mutate);
  const send = async () => {
    setWasSent(true);
    if (amount === null) return;
    if ((await setting.run({ amount })) === null) return;
    setWasSent(false);
    setAmount(null);
  };
  return (
    <Section title={text('settings.limit')}>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      {setting.problem === null ? null : <ProblemNotice problem={setting.problem} />}
      <p>{text('settings.limitWhat')}</p>
      {limit === undefined ? null : (
        <Facts
          facts={[
            { name: text('settings.limitNow'), value: <MoneyText rials={limit.amount} /> },
            {
              name: text('settings.limitSetBy'),
              value:
                limit.setAt === null ? (
                  text('settings.limitNotSet')
                ) : (
                  <>
                    {limit.byName} <TimeText at={limit.setAt} withDay />
                  </>
                ),
            },
          ]}
        />
      )}
      <FieldRow>
        <RialField
          key={limit?.setAt ?? ''}
          label={text('settings.limitNew')}
          rials={amount}
          onChange={setAmount}
          problem={wasSent && amount === null ? text('settings.limitMissing') : undefined}
        />
      </FieldRow>
      <div>
        <Button onPress={() => void send()} isPending={setting.isPending}>
          {text('settings.limitSet')}
        </Button>
      </div>
    </Section>
  );
}
