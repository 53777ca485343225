// This PC has not heard from the office's other PCs for long: what that means for signing in (design.md §7).
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Notice } from '#renderer/ui/notice.tsx';

/** Age is counted while the screen stands, so it is asked again now and then, ms. */
const askedAgainMs = 60_000;

export function LeaseNotice() {
  const text = useText();
  const { data: lease } = useDeskQuery({
    ...deskQueries.staff.lease.queryOptions(),
    refetchInterval: askedAgainMs,
  });
  if (lease === undefined || lease.stage === 'fresh') return null;
  const { stage, hours } = lease;
  if (hours === null) return <Notice tone="warn">{text('emergency.leaseClock')}</Notice>;
  return (
    <Notice tone={stage === 'over' ? 'bad' : 'warn'}>
      {text(stage === 'over' ? 'emergency.leaseOver' : 'emergency.leaseOld', { hours })}
    </Notice>
  );
}
