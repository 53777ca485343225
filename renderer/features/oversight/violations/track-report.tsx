// Finds a report by the code of its slip: where it has got, and nothing of what it says.
import { Search } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FormTextField, useSentForm } from '#renderer/ui/form.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, StackedForm } from '#renderer/ui/stack.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

const schema = z.object({ trackingCode: z.string() });
type Found = Awaited<ReturnType<typeof desk.violations.track.query>>;

export function TrackReport() {
  const text = useText();
  const { control, sending } = useSentForm(schema, { trackingCode: '' }, ['trackingCode']);
  const tracking = useDeskCommand(desk.violations.track.query);
  const asking = useDeskCommand(() => desk.violations.askProvince.mutate());
  const [found, setFound] = useState<Found | null>(null);
  const track = sending(async ({ trackingCode }) => {
    if (trackingCode.trim() === '') return;
    await asking.run(undefined);
    setFound(await tracking.run({ trackingCode }));
  });
  return (
    <StackedForm onSubmit={track}>
      <FormTextField
        control={control}
        name="trackingCode"
        label={text('violations.trackByCode')}
        type="search"
        isOptional
      />
      <ProblemNotice problem={tracking.problem} takesFocus />
      <Actions>
        <Button type="submit" icon={Search} isPending={tracking.isPending || asking.isPending}>
          {text('violations.track')}
        </Button>
        <span role="status">
          {found === null ? null : (
            <>
              <StatusLabel tone={found.whereabouts === 'here' ? 'warn' : 'good'}>
                {text(`violations.where.${found.whereabouts}`)}
              </StatusLabel>{' '}
              {found.saidAt === null ? null : <TimeText at={found.saidAt} withDay />}
            </>
          )}
        </span>
      </Actions>
    </StackedForm>
  );
}
