// Says on every screen that there is a notice to read, and leads to it: before that no visit is opened (D13).
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';

export function UnreadNotice({ onRead }: { onRead: () => void }) {
  const text = useText();
  const { data } = useDeskQuery(deskQueries.training.own.queryOptions());
  const count = data?.notices.length ?? 0;
  if (count === 0) return null;
  return (
    <Notice
      tone="warn"
      title={text('training.unread', { count })}
      actions={<Button onPress={onRead}>{text('training.readNow')}</Button>}
    >
      {text('training.unreadWhat')}
    </Notice>
  );
}
