// A new PC of an office that exists: found in the network or by its typed address, and the code that the manager is shown
// at a PC of the office. The journal comes afterwards.
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { Entrance } from '#renderer/frame/entrance.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorSummary } from '#renderer/ui/error-summary.tsx';
import { FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
import { StepActions } from './step-actions.tsx';

const joinSchema = z.object({
  address: z.string().trim().min(1, sentence('peers.addressMissing')),
  code: z.string().trim().min(10, sentence('peers.codeMissing')),
  deviceName: z.string().trim().min(1, sentence('firstRun.deviceNameMissing')),
});

/** Another look at the network, ms. */
const checkEveryMs = 3000;

export function JoinOffice({ onBack }: { onBack: () => void }) {
  const text = useText();
  const { control, summary, sending, setValue } = useSentForm(
    joinSchema,
    { address: '', code: '', deviceName: '' },
    ['address', 'code', 'deviceName'],
  );
  const { data: found = [] } = useDeskQuery({
    ...deskQueries.peers.found.queryOptions(),
    refetchInterval: checkEveryMs,
  });
  const joining = useDeskCommand(desk.peers.join.mutate);
  const join = async (typed: z.infer<typeof joinSchema>) => void (await joining.run(typed));
  return (
    <Entrance title={text('firstRun.join')} isWide>
      <StackedForm onSubmit={sending(join)}>
        <p>{text('firstRun.joinHow')}</p>
        <ProblemNotice problem={joining.problem} takesFocus />
        <ErrorSummary {...summary} />
        <section aria-labelledby="found-pcs">
          <h2 id="found-pcs">{text('peers.found')}</h2>
          {found.length === 0 ? (
            <p>{text('peers.foundNone')}</p>
          ) : (
            <ul>
              {found.map(({ address: { host, port }, office, name }) => (
                <li key={`${host}:${port}`}>
                  <Button isDense onPress={() => setValue('address', `${host}:${port}`)}>
                    {text('peers.foundOne', { office, name })} <Bdi>{`${host}:${port}`}</Bdi>
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </section>
        <FormTextField
          control={control}
          name="address"
          label={text('peers.address')}
          hint={text('peers.addressHint')}
        />
        <FormTextField
          control={control}
          name="code"
          label={text('peers.code')}
          hint={text('peers.codeHint')}
          autoComplete="one-time-code"
        />
        <FormTextField
          control={control}
          name="deviceName"
          label={text('firstRun.deviceName')}
          hint={text('firstRun.deviceNameHint')}
        />
        <StepActions onBack={onBack} label={text('firstRun.joinIt')} isPending={joining.isPending} />
      </StackedForm>
    </Entrance>
  );
}
