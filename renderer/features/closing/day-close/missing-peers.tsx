// PCs of the office from which nothing of the day has come: a close names each with its last contact.
import { useIntl } from 'react-intl';
import type { MissingPeer as Pc } from '#core/closing/day-close/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

type MissingPeersProps = { missingPeers: readonly Pc[] };

export function MissingPeers({ missingPeers }: MissingPeersProps) {
  const text = useText();
  if (missingPeers.length === 0) return null;
  return (
    <Notice tone="warn" title={text('dayClose.missingPeers', { count: missingPeers.length })}>
      <MissingPeersList missingPeers={missingPeers} />
      {text('dayClose.missingPeersLater')}
    </Notice>
  );
}

/** Each PC with when it was last in touch. */
export function MissingPeersList({ missingPeers }: MissingPeersProps) {
  const text = useText();
  const intl = useIntl();
  return (
    <ul>
      {missingPeers.map(({ device, deskNumber, lastContactAt }) => (
        <li key={device}>
          {text('dayClose.deskOfMissingPeer', { desk: intl.formatNumber(deskNumber) })}
          {lastContactAt === null ? (
            <>: {text('dayClose.neverInTouch')}</>
          ) : (
            <>
              : {text('dayClose.lastInTouch')} <TimeText at={lastContactAt} withDay />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
