// This PC has joined an office whose records are on their way: how far they are. It goes on by itself after a break.
import { Entrance } from '#renderer/frame/entrance.tsx';
import { deskQueries } from '../../api/queries.ts';
import { useDeskQuery } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { Progress } from '../../ui/progress.tsx';

export function TakingScreen() {
  const text = useText();
  const { data } = useDeskQuery(deskQueries.peers.taking.queryOptions());
  const have = data?.have ?? 0;
  const of = data?.of ?? null;
  const percent = of === null || of === 0 ? null : Math.floor((100 * have) / of);
  return (
    <Entrance title={text('firstRun.taking')}>
      <p>{text('firstRun.takingWhat')}</p>
      {data?.indexes == null ? (
        <Progress label={text('firstRun.takingCount', { have, of: of ?? 0 })} percent={percent} />
      ) : (
        <Progress
          label={text('firstRun.takingIndexes')}
          percent={Math.floor((100 * data.indexes.have) / Math.max(1, data.indexes.of))}
        />
      )}
      {data === undefined || data === null || data.isLinked ? null : (
        <Notice tone="warn">{text('firstRun.takingWaits')}</Notice>
      )}
    </Entrance>
  );
}
