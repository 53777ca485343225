// Asks why somebody is served before those who wait, wherever that happens (D14.65).
import { useEffect, useState } from 'react';
import { jumpReasons } from '#core/counter/queue/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { type AskedTurn, dropTurnAsked, useTurnAsked } from '#renderer/api/queue-jump.ts';
import { ReasonDialog } from '#renderer/frame/reason-dialog.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { sentence } from '#renderer/ui/form.tsx';

export function JumpAnywhere() {
  const held = useTurnAsked((state) => state.held);
  // What waits belongs to this person's screens.
  useEffect(() => dropTurnAsked, []);
  return held === null ? null : <JumpDialog held={held} />;
}

function JumpDialog({ held: { send, leave } }: { held: AskedTurn }) {
  const text = useText();
  const [sending, setSending] = useState<{ isPending: boolean; problem: Problem | null }>({
    isPending: false,
    problem: null,
  });
  return (
    <ReasonDialog
      title={text('queue.jump')}
      what={text('queue.jumpWhat')}
      label={text('queue.jumpWhy')}
      missing={sentence('queue.jumpMissing')}
      act={text('queue.jumpIt')}
      kind="primary"
      choices={jumpReasons.map((value) => ({ value, label: text(`queue.jump.${value}`) }))}
      sending={sending}
      onAct={async (jump) => {
        setSending({ isPending: true, problem: null });
        const problem = await send({ jump });
        if (problem !== null) setSending({ isPending: false, problem });
      }}
      onClose={leave}
    />
  );
}
