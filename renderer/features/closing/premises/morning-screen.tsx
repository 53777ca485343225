// The morning card: the duties of the day on one page, and the one button that opens the day. It stays shut until the
// 127 sign is checked (D6); core decides that again.
import { DoorOpen } from 'lucide-react';
import type { MorningCard } from '#core/closing/premises/contract.ts';
import type { DayState } from '#core/journal/business-day/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StatusLabel, type Tone } from '#renderer/ui/status-label.tsx';
import { CheckCalendarSection } from './check-calendar.tsx';
import { ChecksSection } from './checks-section.tsx';
import { LaterChecks } from './later-checks.tsx';
import styles from './morning.module.css';
import { OpenActions } from './open-actions.tsx';
import { OpenTasksSection } from './open-tasks.tsx';
import risks from './risks.module.css';
import { toldAsRisks } from './risks.ts';
import { RisksSection } from './risks-section.tsx';
import { WaitingTariffs } from './waiting-tariffs.tsx';

const dayStates: Record<DayState, { tone: Tone; word: MessageId }> = {
  not_opened: { tone: 'waiting', word: 'premises.dayNotOpened' },
  open: { tone: 'good', word: 'premises.dayOpen' },
  closed: { tone: 'neutral', word: 'premises.dayClosed' },
};

/** `children` stand below the card. */
export function MorningScreen({ children }: { children?: React.ReactNode }) {
  const { data: card, problem } = useDeskQuery(deskQueries.premises.morningCard.queryOptions());
  if (problem !== null) return <ProblemNotice problem={problem} />;
  return card === undefined ? <LoadingScreen /> : <Card card={card}>{children}</Card>;
}

function Card({ card, children }: { card: MorningCard; children: React.ReactNode }) {
  const text = useText();
  const opening = useDeskCommand(() => desk.premises.openDay.mutate());
  const canOpen = card.state === 'not_opened' && isSignChecked(card);
  const open = () => void opening.run(undefined);
  useKeyCommand('confirmAndNext', open, { isEnabled: canOpen && !opening.isPending });
  const { tone, word } = dayStates[card.state];
  const primary = {
    label: text('premises.openDay'),
    icon: DoorOpen,
    keyHint: keyBindings.confirmAndNext.hint,
    onPress: open,
    isPending: opening.isPending,
    isDisabled: !canOpen,
  };
  // The manager reads it below, with what is left to do in it.
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const { previousDayState: previous } = card;
  return (
    <>
      <PageHeader
        title={text('premises.title')}
        description={
          <span className={styles.today}>
            <DateText day={card.day} /> <StatusLabel tone={tone}>{text(word)}</StatusLabel>
          </span>
        }
        {...(card.state === 'not_opened' ? { primary } : {})}
      />
      <Page>
        <ProblemNotice problem={opening.problem} takesFocus />
        {card.state === 'not_opened' && !canOpen ? (
          <Notice tone="info">{text('premises.signFirst')}</Notice>
        ) : null}
        {previous?.state === 'open' && !isManager ? (
          <Notice tone="warn" title={text('premises.previousOpen')}>
            <p>
              <DateText day={previous.day} /> {text('premises.previousOpenWhat')}
            </p>
          </Notice>
        ) : null}
        {isManager ? (
          <div className={risks.home}>
            <div className={risks.column}>
              <RisksSection />
              <OpenTasksSection without={toldAsRisks} />
              <WaitingTariffs />
              <OpenActions actions={card.openActions} />
            </div>
            <div className={classNames(risks.column, styles.narrow)}>
              <ChecksSection card={card} />
              <LaterChecks later={card.later} />
            </div>
          </div>
        ) : (
          <>
            <ChecksSection card={card} />
            <OpenTasksSection />
            <WaitingTariffs />
            <OpenActions actions={card.openActions} />
            <LaterChecks later={card.later} />
          </>
        )}
        <CheckCalendarSection />
        {children}
      </Page>
    </>
  );
}

/** The sign was checked today; a failed check comes with its corrective action, so it opens the day as well. */
const isSignChecked = (card: MorningCard): boolean => {
  return card.items.some(({ item, check }) => item === 'sign_127' && check !== null);
};
