// The amount above which money without a service needs a second person's word at the close (D19).
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { ConcurrentChange } from '#renderer/frame/concurrent-changes.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { chosen, FormRialField, useSentForm } from '#renderer/ui/form.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { FieldRow, Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { useIsManager } from './use-is-manager.ts';

const limitSchema = z.object({
  limit: z.number().nullable().transform(chosen<number>('settings.limitMissing')),
});
const nothing: z.input<typeof limitSchema> = { limit: null };

export function LimitSection() {
  return useIsManager() ? <ManagersLimit /> : null;
}

function ManagersLimit() {
  const text = useText();
  const { data: limit, problem } = useDeskQuery(deskQueries.dayClose.explanationLimit.queryOptions());
  const { control, sending, askAgain } = useSentForm(limitSchema, nothing, []);
  const setting = useDeskCommand(desk.dayClose.setExplanationLimit.mutate);
  const send = sending(async ({ limit: amount }) => {
    if ((await setting.run({ amount })) !== null) askAgain(nothing);
  });
  return (
    <Section title={text('settings.limit')}>
      <ProblemNotice problem={problem} />
      <ProblemNotice problem={setting.problem} takesFocus />
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
      <ConcurrentChange register="limit" wordsOf={(amount) => <MoneyText rials={Number(amount)} />} />
      <StackedForm onSubmit={send}>
        <FieldRow>
          <FormRialField
            key={limit?.setAt ?? ''}
            control={control}
            name="limit"
            label={text('settings.limitNew')}
          />
        </FieldRow>
        <div>
          <Button type="submit" isPending={setting.isPending}>
            {text('settings.limitSet')}
          </Button>
        </div>
      </StackedForm>
    </Section>
  );
}
