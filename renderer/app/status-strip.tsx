// The strip at the foot of every screen: office, business day, person, sync, and the number to report a violation to.
import { Building2, CalendarDays, PhoneCall, UserRound } from 'lucide-react';
import type { Person } from '#core/access/staff/contract.ts';
import type { OfficeStatus } from '#core/app/first-run/contract.ts';
import { WaitingForManager } from '#renderer/frame/waiting-for-manager.tsx';
import { useSession } from '../api/session.ts';
import { RunningDepartures } from '../features/access/departures/running-departures.tsx';
import { useOpenPerson } from '../features/access/staff/opened-person.ts';
import { WaitingPrints } from '../features/counter/prints/print-queue.tsx';
import { PeerStatusMarks } from '../features/replication/sync/peer-status.tsx';
import { SyncBadge } from '../features/replication/sync/sync-badge.tsx';
import { useText } from '../i18n/use-text.ts';
import { Bdi } from '../ui/bdi.tsx';
import { DateText } from '../ui/date-text.tsx';
import { TimeText } from '../ui/time-text.tsx';
import styles from './status-strip.module.css';

type StatusStripProps = { office: Extract<OfficeStatus, { state: 'ready' }>; person: Person };

export function StatusStrip({ office, person }: StatusStripProps) {
  const text = useText();
  const openPerson = useOpenPerson();
  const visit = useSession((state) => state.session?.visit ?? null);
  return (
    <footer className={styles.strip}>
      <span className={styles.item}>
        <Building2 className="icon" aria-hidden="true" />
        <span className={styles.words}>
          {office.demo ? <strong className={styles.sample}>{text('app.paper.demo')}</strong> : office.name}{' '}
          <Bdi>{office.code}</Bdi>
        </span>
      </span>
      <span className={styles.item}>
        <CalendarDays className="icon" aria-hidden="true" />
        <DateText day={office.day} />
      </span>
      <span className={styles.item}>
        <UserRound className="icon" aria-hidden="true" />
        <span className={styles.words}>
          {text('app.status.person', { name: person.name, role: text(`app.role.${person.role}`) })}
        </span>
      </span>
      {visit === null ? null : (
        <span className={styles.item}>
          {text('inspections.until')} <TimeText at={visit.expiresAt} withDay />
        </span>
      )}
      {person.role === 'manager' ? (
        <>
          <WaitingForManager />
          <RunningDepartures onOpen={openPerson} />
        </>
      ) : null}
      <WaitingPrints />
      <span className={styles.item}>
        <PeerStatusMarks />
        <SyncBadge />
      </span>
      <span className={styles.item}>
        <PhoneCall className="icon" aria-hidden="true" />
        {text('app.status.report127')}
      </span>
    </footer>
  );
}
