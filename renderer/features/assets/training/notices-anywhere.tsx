// Shows what is to be read wherever an act in a visit waits for it; once it is read, the act goes on by itself (D13.65).
import { useEffect, useState } from 'react';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { type AskedToRead, dropAskedToRead, useAskedToRead } from '#renderer/api/unread-notices.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { NoticeToRead } from './notice-to-read.tsx';

export function NoticesAnywhere() {
  const held = useAskedToRead((state) => state.held);
  // What waits belongs to this person's screens.
  useEffect(() => dropAskedToRead, []);
  return held === null ? null : <ReadDialog held={held} />;
}

function ReadDialog({ held: { send, leave } }: { held: AskedToRead }) {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.training.own.queryOptions());
  const [refused, setRefused] = useState<Problem | null>(null);
  const isRead = data?.notices.length === 0;
  useEffect(() => {
    if (!isRead) return;
    // What it is refused for now is another thing; a list that had not heard of the notice yet is read once more.
    void send({}).then((again) => setRefused(again?.code === 'NOTICE_UNREAD' ? null : again));
  }, [isRead, send]);
  return (
    <Dialog
      title={text('training.readFirst')}
      isOpen
      isWide
      onClose={leave}
      actions={<Button onPress={leave}>{text('ui.cancel')}</Button>}
    >
      <p>{text('training.readFirstWhat')}</p>
      <ProblemNotice problem={refused ?? problem} takesFocus />
      {data?.notices.map((notice) => (
        <NoticeToRead key={notice.noticeId} notice={notice} />
      ))}
    </Dialog>
  );
}
