// Activation: a one-time code, shown this once, with which the person chooses a password that nobody else knows (D11).
import { useState } from 'react';
import type { z } from 'zod';
import type { activateOutput } from '#core/access/staff/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { CodeGiven } from './code-given.tsx';

export function ActivatePart({ personId }: { personId: string }) {
  const text = useText();
  const [given, setGiven] = useState<z.infer<typeof activateOutput> | null>(null);
  const activating = useDeskCommand(desk.staff.activate.mutate);
  const activate = async () => setGiven(await activating.run({ personId }));
  if (given !== null) return <CodeGiven {...given} />;
  return (
    <>
      <ProblemNotice problem={activating.problem} takesFocus />
      <p>{text('staff.activateWhat')}</p>
      <Actions>
        <Button kind="primary" isPending={activating.isPending} onPress={() => void activate()}>
          {text('staff.activate')}
        </Button>
      </Actions>
    </>
  );
}
