// The end of a close: what was closed, when and by whom, its figures, the head code as text and as a code to scan, what goes on to the
// next day, and what comes next.
import { useNavigate } from '@tanstack/react-router';
import { CalendarDays, LockKeyhole, type LucideIcon, Printer } from 'lucide-react';
import type { DaySheet } from '#core/closing/day-close/contract.ts';
import { type KeyCommand, keyBindings, possibleCommands } from '#renderer/frame/keyboard-map.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import styles from './final-card.module.css';
import { HeadCode } from './head-code.tsx';
import { CarriedFigures, KeyFigures } from './sheet-figures.tsx';

export function FinalCard({ sheet, onPrint }: { sheet: DaySheet; onPrint: () => void }) {
  const text = useText();
  const navigate = useNavigate();
  const { day, figures, headCode, closings, summary } = sheet;
  const closing = closings.findLast(({ kind }) => kind === 'closed');
  return (
    <section className={styles.card} aria-label={text('dayClose.final')}>
      <div className={styles.what}>
        <h2>
          <LockKeyhole className="icon" aria-hidden="true" /> <DateText day={day} />{' '}
          {text('dayClose.finalClosed')}
        </h2>
        {closing === undefined ? null : (
          <p>
            <TimeText at={closing.at} withDay />
            {text('ui.between')}
            {text('dayClose.finalBy', { name: closing.byName ?? '', missing: summary.missingPeers.length })}
          </p>
        )}
        <KeyFigures sheet={sheet} />
        {figures === null || figures.carried.length === 0 ? null : (
          <>
            <h3>{text('dayClose.sheet.carried')}</h3>
            <CarriedFigures carried={figures.carried} />
          </>
        )}
        <h3>{text('dayClose.finalNext')}</h3>
        <ul className={styles.next}>
          <Next icon={Printer} label={text('dayClose.finalPrint')} command="print" onPress={onPrint} />
          <Next
            icon={CalendarDays}
            label={text('dayClose.finalDays')}
            onPress={() => void navigate({ to: '/days' })}
          />
          <Next
            icon={LockKeyhole}
            label={text('dayClose.finalLock')}
            command="lock"
            onPress={() =>
              possibleCommands()
                .find(({ command }) => command === 'lock')
                ?.run()
            }
          />
        </ul>
      </div>
      {headCode === null ? null : (
        <div className={styles.code}>
          <HeadCode code={headCode} />
          <p>{text('dayClose.finalCodeWhat')}</p>
        </div>
      )}
    </section>
  );
}

type NextProps = { icon: LucideIcon; label: string; command?: KeyCommand; onPress: () => void };

function Next({ icon, label, command, onPress }: NextProps) {
  return (
    <li>
      <Button
        kind="quiet"
        icon={icon}
        onPress={onPress}
        {...(command === undefined ? {} : { keyHint: keyBindings[command].hint })}
      >
        {label}
      </Button>
    </li>
  );
}
