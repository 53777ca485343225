// What a restore has brought, plainly: until when the office goes, what came back beyond that, and what is still missing.
import type { RestoredOutcome } from '#core/replication/recovery/contract.ts';
import { recoveryAct } from '#renderer/api/recovery.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

export function RestoredNotice({ restored }: { restored: RestoredOutcome }) {
  const text = useText();
  const opening = useDeskCommand(() => recoveryAct('tryAgain', {}));
  const { entries, takenIn, missing, withoutPrivate, until, isOldKept } = restored;
  return (
    <Stack>
      <Notice tone="good">{text(isOldKept ? 'recovery.oldKept' : 'recovery.noOld')}</Notice>
      <Facts
        facts={[
          {
            name: text('recovery.until'),
            value: until === null ? text('recovery.nothing') : <TimeText at={until} withDay />,
          },
          { name: text('recovery.entries'), value: text('recovery.count', { number: entries }) },
          { name: text('recovery.merged'), value: text('recovery.count', { number: takenIn }) },
        ]}
      />
      {missing === 0 ? null : <Notice tone="warn">{text('recovery.missing', { number: missing })}</Notice>}
      {withoutPrivate === 0 ? null : (
        <Notice tone="warn">{text('recovery.withoutPrivate', { number: withoutPrivate })}</Notice>
      )}
      <p>{text('recovery.fromOthers')}</p>
      <ProblemNotice problem={opening.problem} takesFocus />
      <Actions>
        <Button
          kind="primary"
          autoFocus
          isPending={opening.isPending}
          onPress={() => void opening.run(undefined)}
        >
          {text('recovery.openOffice')}
        </Button>
      </Actions>
    </Stack>
  );
}
