// The frame of every screen of a signed-in person: sections, the screen, the strip at the foot, and the keys that
// work everywhere. Only rendered with a session on an office that is set up.
import { Navigate, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useAskBeforeLeaving } from '#renderer/frame/ask-before-leaving.ts';
import { useKeyCommand, useSectionKeys } from '#renderer/frame/keyboard-map.ts';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import { useRoving } from '#renderer/frame/roving.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useVisitAtHand } from '#renderer/frame/visit-at-hand.ts';
import { Watermark } from '#renderer/frame/watermark.tsx';
import { deskQueries } from '../api/queries.ts';
import { useSession } from '../api/session.ts';
import { useDeskQuery } from '../api/use-desk.ts';
import { ClockNotice } from '../features/access/clock/clock-notice.tsx';
import { ColleagueAnywhere } from '../features/access/controls/colleague-anywhere.tsx';
import { EmergencyStrip } from '../features/access/emergency/emergency-strip.tsx';
import { LeaseNotice } from '../features/access/emergency/lease-notice.tsx';
import { SecondFactorAnywhere } from '../features/access/second-factor/second-factor-anywhere.tsx';
import { TourGuide } from '../features/app/tour/tour-guide.tsx';
import { TourOffer } from '../features/app/tour/tour-offer.tsx';
import { NoticesAnywhere } from '../features/assets/training/notices-anywhere.tsx';
import { UnreadNotice } from '../features/assets/training/unread-notice.tsx';
import { ComplaintsAnywhere, OpenedComplaint } from '../features/counter/complaints/complaints-anywhere.tsx';
import { BoardAnywhere } from '../features/counter/fees/board/board-anywhere.tsx';
import { useHandOver } from '../features/counter/handovers/hand-over.ts';
import { CheckReceiptAnywhere } from '../features/counter/payments/check-receipt-dialog.tsx';
import { RefundAnywhere } from '../features/counter/payments/refund-anywhere.tsx';
import { JumpAnywhere } from '../features/counter/queue/jump-anywhere.tsx';
import { isHalfTyped } from '../features/counter/visits/client-draft.ts';
import { useClientDraft } from '../features/counter/visits/counter-drafts.ts';
import { TakeUpDialog, useTakeUpClient } from '../features/counter/visits/take-up-client.tsx';
import { useText } from '../i18n/use-text.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { AppearanceDialog } from './appearance-dialog.tsx';
import { FocusOnScreen } from './focus-on-screen.ts';
import { HelpDialog } from './help-dialog.tsx';
import { useIdleLock } from './idle-lock.ts';
import { Navigation } from './navigation.tsx';
import { OwnPasswordDialog } from './own-password-dialog.tsx';
import { Palette } from './palette.tsx';
import { PasswordAgain, PasswordAgainStrip } from './password-dialog.tsx';
import { PinDialog } from './pin-dialog.tsx';
import { homeOf, type Section, sectionPathOf, sectionsOf } from './sections.ts';
import styles from './shell.module.css';
import { StatusStrip } from './status-strip.tsx';
import { useScaleOfPc } from './use-scale-of-pc.ts';

type SessionNow = NonNullable<ReturnType<typeof useSession.getState>['session']>;

/** The sections that the one who is signed in may open; an expert who was introduced for sections has those of the counter too. */
function useOwnSections(person: SessionNow['person'] | undefined, visit: SessionNow['visit'] | null) {
  const isExpert = person?.role === 'legal_expert' || person?.role === 'it_expert';
  const { data: me } = useDeskQuery(deskQueries.staff.whoAmI.queryOptions(), { isEnabled: isExpert });
  const serves = isExpert && me?.servesAtCounter === true;
  return useMemo(
    () => (person === undefined ? [] : sectionsOf(person.role, visit, serves)),
    [person, visit, serves],
  );
}

/**
 * After a sign-in the home of the role comes up, whatever was on the screen before.
 * @param from the address at the sign-in: whoever goes elsewhere meanwhile is led nowhere else
 * @returns whether it is still on its way
 */
function useArrival({ role }: SessionNow['person'], mine: readonly Section[], from: string): boolean {
  const isArriving = useSession((state) => state.isArriving);
  const arrive = useSession((state) => state.arrive);
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const asks = isArriving && role === 'clerk';
  const { data: card, problem } = useDeskQuery(deskQueries.premises.morningCard.queryOptions(), {
    isEnabled: asks,
  });
  const isKnown = !asks || card !== undefined || problem !== null;
  const home = isKnown ? homeOf(role, mine, card?.state === 'open') : null;
  useEffect(() => {
    // A key may have been pressed since this was drawn.
    if (!useSession.getState().isArriving) return;
    if (pathname !== from || home === pathname) return arrive();
    if (home !== null) void navigate({ to: home, replace: true }).then(arrive);
  }, [home, pathname, from, arrive, navigate]);
  return isArriving && pathname === from && home !== pathname;
}

/** Goes to a section by a key: whoever does is led to no home any more. */
function useGoTo(): (path: string) => void {
  const navigate = useNavigate();
  const arrive = useSession((state) => state.arrive);
  return useCallback(
    (path) => {
      arrive();
      void navigate({ to: path });
    },
    [arrive, navigate],
  );
}

/** The keys that lead to the counter from every other section; while it is on screen it has them for itself. */
function useCounterKeys(mine: readonly Section[], goTo: (path: string) => void): void {
  const { pathname } = useLocation();
  const atHand = useVisitAtHand();
  const isEnabled = mine.some(({ path }) => path === '/counter') && pathname !== '/counter';
  const startVisit = () => {
    atHand.drop();
    goTo('/counter');
  };
  useKeyCommand('newVisit', startVisit, { isEnabled });
  // Never a reload of the page: at the counter it calls the next client.
  useKeyCommand('nextClient', () => goTo('/counter'), { isEnabled });
  const handOver = () => {
    goTo('/counter');
    useHandOver.getState().open();
  };
  useKeyCommand('handOver', handOver, { isEnabled });
}

export function Shell() {
  const text = useText();
  const { pathname } = useLocation();
  const person = useSession((state) => state.session?.person);
  const visit = useSession((state) => state.session?.visit ?? null);
  const lock = useSession((state) => state.lock);
  const { office } = useOffice();
  const [open, setOpen] = useState<'help' | 'palette' | 'appearance' | 'pin' | 'password' | null>(null);
  const mine = useOwnSections(person, visit);
  const listed = useMemo(() => mine.filter(({ isUnlisted }) => isUnlisted !== true), [mine]);
  const close = useCallback(() => setOpen(null), []);
  const [from] = useState(pathname);
  const goTo = useGoTo();
  const takingUp = useTakeUpClient();

  useRoving();
  useIdleLock(lock);
  useScaleOfPc(visit === null);
  useKeyCommand('lock', lock, { worksInDialogs: true });
  useKeyCommand('help', () => setOpen('help'));
  useKeyCommand('palette', () => setOpen('palette'));
  useCounterKeys(mine, goTo);
  useSectionKeys((pressed) => {
    const section = listed.find(({ digit }) => digit === pressed);
    if (section !== undefined) goTo(section.path);
  });

  if (person === undefined || office === null) return null;
  const current = mine.find((section) => section.path === sectionPathOf(pathname));
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#screen">
        {text('app.skipToScreen')}
      </a>
      <Navigation
        sections={listed}
        onSearch={() => setOpen('palette')}
        onAppearance={() => setOpen('appearance')}
        {...(visit === null ? { onPin: () => setOpen('pin'), onPassword: () => setOpen('password') } : {})}
        onLock={lock}
      />
      <main id="screen" className={styles.screen} tabIndex={-1}>
        {office.demo && pathname === mine[0]?.path ? <TourOffer /> : null}
        <ClockNotice />
        <PasswordAgainStrip />
        <EmergencyStrip />
        <LeaseNotice />
        {pathname === '/training' || visit !== null ? null : (
          <UnreadNotice onRead={() => goTo('/training')} />
        )}
        <Suspense fallback={<Loading />}>
          <Shown person={person} mine={mine} current={current} from={from} />
          <FocusOnScreen />
        </Suspense>
      </main>
      <StatusStrip office={office} person={person} />
      {office.demo ? <TourGuide path={pathname} goTo={goTo} /> : null}
      {person.role === 'inspector' ? <Watermark kind="inspector" /> : null}
      {mine.some(({ path }) => path === '/complaints') ? (
        <ComplaintsAnywhere />
      ) : person.role === 'legal_expert' ? (
        <OpenedComplaint isAtCounter={false} />
      ) : null}
      {mine.some(({ path }) => path === '/counter') ? (
        <>
          <BoardAnywhere />
          <RefundAnywhere />
        </>
      ) : null}
      <AskBeforeLeaving />
      <ColleagueAnywhere />
      <NoticesAnywhere />
      <JumpAnywhere />
      <SecondFactorAnywhere />
      <PasswordAgain />
      <CheckReceiptAnywhere />
      <AppearanceDialog isOpen={open === 'appearance'} onClose={close} />
      <HelpDialog
        isOpen={open === 'help'}
        onClose={close}
        section={current}
        sections={mine}
        isDemo={office.demo}
      />
      {open === 'password' ? <OwnPasswordDialog onClose={close} /> : null}
      {open === 'pin' ? <PinDialog onClose={close} /> : null}
      {takingUp.waiting === null ? null : <TakeUpDialog takingUp={takingUp} />}
      {open === 'palette' ? (
        <Palette
          onClose={close}
          sections={mine}
          goTo={goTo}
          takeUpClient={takingUp.start}
          onPin={() => setOpen('pin')}
        />
      ) : null}
    </div>
  );
}

/** Until the script of a screen has come. */
function Loading() {
  return (
    <>
      <LoadingScreen />
      <FocusOnScreen />
    </>
  );
}

/** By itself, so that a letter typed at the counter draws nothing else anew. */
function AskBeforeLeaving() {
  useAskBeforeLeaving(isHalfTyped(useClientDraft().value));
  return null;
}

type ShownProps = {
  person: SessionNow['person'];
  mine: readonly Section[];
  /** The section of the address; undefined where the role has none there. */
  current: Section | undefined;
  /** The address at the sign-in. */
  from: string;
};

/** The section of the address; after a sign-in first the home of the role. */
function Shown({ person, mine, current, from }: ShownProps) {
  if (useArrival(person, mine, from)) return <LoadingScreen />;
  return current === undefined ? <Elsewhere first={mine[0]} /> : <Outlet />;
}

/** An address that the role may not open, such as another person's last one: the first section of the role instead. */
function Elsewhere({ first }: { first: Section | undefined }) {
  const text = useText();
  if (first !== undefined) return <Navigate to={first.path} replace />;
  return (
    <Page>
      <EmptyState title={text('app.nothingHere')} why={text('app.nothingHereWhy')} />
    </Page>
  );
}
