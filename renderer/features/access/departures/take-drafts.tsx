// What somebody who left had half finished at this PC becomes the manager's own half finished work (D9).
import { useState } from 'react';
import { desk } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { putDraftsBack } from '#renderer/frame/drafts.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';

export function TakeDrafts({ personId }: { personId: string }) {
  const text = useText();
  const self = useSession(({ session }) => session?.person.id);
  const [found, setFound] = useState<boolean | null>(null);
  const taking = useDeskCommand(desk.departures.takeDrafts.mutate);
  const take = async () => {
    const taken = await taking.run({ personId });
    if (taken === null || self === undefined) return;
    putDraftsBack(self, taken.drafts);
    setFound(taken.drafts !== null);
  };
  return (
    <>
      <Button isPending={taking.isPending} onPress={() => void take()}>
        {text('departures.takeDrafts')}
      </Button>
      <ProblemNotice problem={taking.problem} takesFocus />
      <span role="status">
        {found === null ? null : text(found ? 'departures.draftsTaken' : 'departures.noDrafts')}
      </span>
    </>
  );
}
