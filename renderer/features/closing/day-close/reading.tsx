// A report that is being read, and one whose rows are being taken in: how far it is, and to be stopped. Nothing of it is kept before the
// person says so.
import { uuidv7 } from 'uuidv7';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Progress } from '#renderer/ui/progress.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';

/** Names a reading, so that this screen can end it and no other. */
export const newReadingId = (): string => uuidv7();

export function Reading({ readingId, onCancel }: { readingId: string; onCancel?: () => void }) {
  const text = useText();
  const cancelling = useDeskCommand(desk.dayClose.cancelReading.mutate);
  const cancel = async () => {
    await cancelling.run({ readingId });
    onCancel?.();
  };
  return (
    <Stack>
      <Progress label={text('dayClose.reading')} percent={null} />
      <Actions>
        <Button onPress={() => void cancel()} isPending={cancelling.isPending}>
          {text('dayClose.cancelReading')}
        </Button>
      </Actions>
    </Stack>
  );
}

/** How often it is asked how far the taking in is. */
const everyMs = 500;

export function TakingIn({ readingId }: { readingId: string }) {
  const text = useText();
  const stopping = useDeskCommand(desk.dayClose.cancelReading.mutate);
  const { data } = useDeskQuery({
    ...deskQueries.dayClose.importProgress.queryOptions({ readingId }),
    refetchInterval: everyMs,
  });
  const percent = data === undefined || data === null ? null : Math.round((data.taken / data.rows) * 100);
  return (
    <Progress
      label={text('dayClose.takingIn')}
      percent={percent}
      onCancel={() => void stopping.run({ readingId })}
    />
  );
}
