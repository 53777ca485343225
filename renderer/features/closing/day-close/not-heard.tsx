// PCs of the office from which nothing of the day has come: a close names each with its last contact.
import { useIntl } from 'react-intl';
import type { NotHeard as Pc } from '#core/closing/day-close/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

type NotHeardProps = { notHeardFrom: readonly Pc[] };

export function NotHeard({ notHeardFrom }: NotHeardProps) {
  const text = useText();
  if (notHeardFrom.length === 0) return null;
  return (
    <Notice tone="warn" title={text('dayClose.notHeard', { count: notHeardFrom.length })}>
      <NotHeardList notHeardFrom={notHeardFrom} />
      {text('dayClose.notHeardLater')}
    </Notice>
  );
}

/** Each PC with when it was last in touch. */
export function NotHeardList({ notHeardFrom }: NotHeardProps) {
  const text = useText();
  const intl = useIntl();
  return (
    <ul>
      {notHeardFrom.map(({ device, deskNumber, lastContactAt }) => (
        <li key={device}>
          {text('dayClose.deskNotHeard', { desk: intl.formatNumber(deskNumber) })}
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
