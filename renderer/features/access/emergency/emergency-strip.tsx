// Over every screen of a session in an emergency: beside whom it is worked, and until when (D11).
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

export function EmergencyStrip() {
  const text = useText();
  const { data: held } = useDeskQuery(deskQueries.emergency.current.queryOptions());
  if (held === undefined || held === null) return null;
  return (
    <Notice tone="warn" title={text('emergency.strip', { name: held.managerName })}>
      {text('emergency.stripUntil')} <TimeText at={held.expiresAt} />
    </Notice>
  );
}
