// The board of the waiting room: a page or window of its own in letters that are read from five metres, without anybody's
// session. It shows numbers and desks, and nothing else; a soft chime where somebody switched it on.
import { Bell, BellOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useCoreState } from '#renderer/api/core-state.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { Watermark } from '#renderer/frame/watermark.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { chime } from './chime.ts';
import { TicketNumber } from './ticket-number.tsx';
import styles from './waiting-room.module.css';

export function WaitingRoom() {
  const text = useText();
  const { office } = useOffice();
  const core = useCoreState();
  const { data } = useDeskQuery(deskQueries.queue.waitingRoom.queryOptions());
  const [hasChime, setHasChime] = useState(false);
  const calls = data?.calls ?? [];
  const [newest] = calls;
  useChime(newest === undefined ? null : `${newest.callId} ${newest.times}`, hasChime);
  return (
    <div className={styles.frame}>
      <main className={styles.room} aria-label={text('queue.room')}>
        <h1 className={styles.office}>{office?.name ?? text('app.name')}</h1>
        {calls.length === 0 ? (
          <p className={styles.empty}>{text(data?.isOn === true ? 'queue.roomEmpty' : 'queue.roomOff')}</p>
        ) : (
          <table className={styles.board}>
            <thead>
              <tr>
                <th scope="col">{text('queue.roomNumber')}</th>
                <th scope="col">{text('queue.roomDesk')}</th>
              </tr>
            </thead>
            <tbody aria-live="polite">
              {calls.map((call, place) => (
                <tr key={call.callId} className={place === 0 ? styles.newest : undefined}>
                  <td>
                    <TicketNumber ticket={call} />
                  </td>
                  <td>{text('queue.desk', { desk: call.toDesk })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <footer className={styles.foot}>
          <span>
            {core.state === 'ready'
              ? text('queue.roomWaiting', { count: data?.waiting ?? 0 })
              : text('queue.roomStale')}
          </span>
          <Button
            kind="quiet"
            icon={hasChime ? Bell : BellOff}
            onPress={() => {
              setHasChime(!hasChime);
              if (!hasChime) chime();
            }}
          >
            {text(hasChime ? 'queue.chimeOff' : 'queue.chimeOn')}
          </Button>
        </footer>
      </main>
      {office?.demo === true ? <Watermark kind="demo" /> : null}
    </div>
  );
}

/** Sounds once for every call that comes while the board is shown; not for the one that stood there first. */
function useChime(newest: string | null, isOn: boolean): void {
  const heard = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    const isNew = heard.current !== undefined && newest !== null && newest !== heard.current;
    heard.current = newest;
    if (isNew && isOn) chime();
  }, [newest, isOn]);
}
