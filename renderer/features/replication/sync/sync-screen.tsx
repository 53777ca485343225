// The sync in words: what is on its way, how old, to whom, and what stands in the way. Being offline is normal.
import { RefreshCw } from 'lucide-react';
import { codeWanted, type SyncStateView } from '#core/replication/sync/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import { OfficePcs } from '#renderer/frame/office-pcs.tsx';
import { useSyncState } from '#renderer/frame/use-sync-state.ts';
import { useProblemText } from '#renderer/i18n/problem-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { type Fact, Facts } from '#renderer/ui/facts.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Page, Section } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { BundlesSection } from './bundles-section.tsx';
import { ChangeSection } from './change-section.tsx';
import { EnrolForm } from './enrol-form.tsx';
import { PendingRecords } from './pending-records.tsx';
import { StoreSection } from './store-section.tsx';
import { SyncBadge } from './sync-badge.tsx';

/** Beyond this the clocks are said to differ; entries are never refused for it. */
const noticeableOffsetMs = 5 * 60_000;

export function SyncScreen() {
  const state = useSyncState();
  return state === undefined ? <LoadingScreen /> : <SyncState state={state} />;
}

function SyncState({ state }: { state: SyncStateView }) {
  const text = useText();
  const problemText = useProblemText();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  const sending = useDeskCommand(() => desk.sync.syncNow.mutate());
  const isEnrolled = state.phase !== 'not_enrolled';
  const wanted = codeWanted(state);
  const isSending = sending.isPending || state.phase === 'sending';
  const send = () => void sending.run(undefined);
  useKeyCommand('confirmAndNext', send, { isEnabled: isEnrolled && !isSending });
  const primary = {
    label: text('sync.sendNow'),
    icon: RefreshCw,
    keyHint: keyBindings.confirmAndNext.hint,
    onPress: send,
    isPending: isSending,
  };
  return (
    <>
      <PageHeader
        title={text('sync.title')}
        description={<SyncBadge />}
        {...(isEnrolled ? { primary } : {})}
      />
      <Page>
        <Notice tone="info">{text(`sync.phase.${state.phase}`)}</Notice>
        <ProblemNotice problem={sending.problem} takesFocus />
        {state.problem === null || state.problem.code === 'NOT_ENROLLED' ? null : (
          <Notice tone="warn" title={text('sync.blockers')}>
            {problemText(state.problem)}
          </Notice>
        )}
        <WaitingSection />
        <Section title={text('sync.state')}>
          <Facts facts={useSyncFacts(state)} />
        </Section>
        <PcsSection />
        {isManager ? <Bundles hasProvince={isEnrolled} /> : null}
        <Rewinds rewinds={state.rewinds} />
        <StoreSection />
        {wanted === null ? null : <Enrolling wanted={wanted} isManager={isManager} />}
        {isEnrolled ? <Changes canPropose={isManager && wanted === 'moved'} /> : null}
      </Page>
    </>
  );
}

type Wanted = NonNullable<ReturnType<typeof codeWanted>>;

/** A network that is down is everyday: of an address that may be another one only the manager is told. */
function Enrolling({ wanted, isManager }: { wanted: Wanted; isManager: boolean }) {
  const text = useText();
  if (!isManager && wanted === 'moved') return null;
  return (
    <Section title={text(`sync.enrolTitle.${wanted}`)}>
      {isManager ? <EnrolForm wanted={wanted} /> : <p>{text('sync.managerEnrols')}</p>}
    </Section>
  );
}

/** Whoever works at the counter may be the second person. */
function Changes({ canPropose }: { canPropose: boolean }) {
  const role = useSession(({ session }) => session?.person.role);
  return role === 'manager' || role === 'clerk' ? <ChangeSection canPropose={canPropose} /> : null;
}

function WaitingSection() {
  const { data = [] } = useDeskQuery(deskQueries.peers.pending.queryOptions());
  return <PendingRecords waiting={data} />;
}

/** Every PC of the office. Nothing is said in an office of one. */
function PcsSection() {
  const text = useText();
  const members = useDeskQuery(deskQueries.peers.state.queryOptions()).data?.members ?? [];
  if (members.length < 2) return null;
  return (
    <Section title={text('peers.title')}>
      <OfficePcs members={members} />
    </Section>
  );
}

function Bundles({ hasProvince }: { hasProvince: boolean }) {
  const state = useDeskQuery(deskQueries.peers.state.queryOptions()).data;
  if (state === undefined) return null;
  return <BundlesSection hasProvince={hasProvince} hasOthers={state.marks.others > 0} />;
}

/** What the manager must know: entries came back that this store had lost, or that somebody else wrote in its name. */
function Rewinds({ rewinds }: { rewinds: SyncStateView['rewinds'] }) {
  const text = useText();
  if (rewinds.length === 0) return null;
  return (
    <Notice tone="warn" title={text('sync.rewinds')}>
      {rewinds.map(({ reason, at, entries }) => (
        <p key={`${reason} ${at}`}>
          <TimeText at={at} withDay />: {text(`sync.rewound.${reason}`, { entries })}
        </p>
      ))}
    </Notice>
  );
}

function useSyncFacts(state: SyncStateView): Fact[] {
  const text = useText();
  const count = (number: number) => text('sync.count', { number });
  const time = (at: string | null) => (at === null ? text('sync.never') : <TimeText at={at} withDay />);
  const offset = state.clockOffsetMs ?? 0;
  // Codes that the province or a technician asks for are not for everybody.
  const role = useSession(({ session }) => session?.person.role);
  const readsCodes = role === 'manager' || role === 'it_expert';
  const marks = useDeskQuery(deskQueries.peers.state.queryOptions()).data?.marks;
  return [
    { name: text('sync.total'), value: count(state.total) },
    ...(marks === undefined || marks.others === 0
      ? []
      : [{ name: text('peers.statusName'), value: text('peers.status', marks) }]),
    { name: text('sync.acked'), value: count(state.acked) },
    { name: text('sync.backedUp'), value: count(state.backedUp) },
    { name: text('sync.queue'), value: count(state.queued) },
    ...(state.oldestAt === null ? [] : [{ name: text('sync.oldest'), value: time(state.oldestAt) }]),
    {
      name: text('sync.province'),
      value: state.provinceUrl === null ? text('sync.none') : <Bdi>{state.provinceUrl}</Bdi>,
    },
    ...(state.provinceFingerprint === null || !readsCodes
      ? []
      : [{ name: text('sync.fingerprint'), value: <Bdi>{state.provinceFingerprint}</Bdi> }]),
    ...(state.hasKeyToHold && state.provinceUrl !== null
      ? [
          {
            name: text('sync.key'),
            value: state.keyHeldAt === null ? text('sync.keyNotHeld') : time(state.keyHeldAt),
          },
        ]
      : []),
    { name: text('sync.lastContact'), value: time(state.lastContactAt) },
    ...(state.nextAttemptAt === null || state.phase === 'not_enrolled'
      ? []
      : [{ name: text('sync.nextAttempt'), value: time(state.nextAttemptAt) }]),
    ...(state.deviceId === null || !readsCodes
      ? []
      : [{ name: text('sync.device'), value: <Bdi>{state.deviceId}</Bdi>, isWide: true }]),
    ...(state.quarantined.length === 0
      ? []
      : [{ name: text('sync.quarantined'), value: count(state.quarantined.length) }]),
    ...(Math.abs(offset) < noticeableOffsetMs
      ? []
      : [
          {
            name: text('sync.clock'),
            value: text('sync.clockOff', { minutes: Math.round(Math.abs(offset) / 60_000) }),
          },
        ]),
  ];
}
