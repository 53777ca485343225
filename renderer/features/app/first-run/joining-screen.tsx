// This PC has joined an office whose records are on their way: how far they are. It goes on by itself after a break.

import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { Entrance } from '#renderer/frame/entrance.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { TakingProgress } from './joining-progress.tsx';

export function TakingScreen() {
  const text = useText();
  const { data } = useDeskQuery(deskQueries.peers.joinProgress.queryOptions());
  return (
    <Entrance title={text('firstRun.taking')}>
      <p>{text('firstRun.takingWhat')}</p>
      <TakingProgress taking={data ?? null} />
      {data === undefined || data === null || data.isLinked ? null : (
        <Notice tone="warn">{text('firstRun.takingWaits')}</Notice>
      )}
    </Entrance>
  );
}
