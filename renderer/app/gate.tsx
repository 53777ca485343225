// Decides which of the four faces is shown: first run, sign-in, lock, or the application itself. What is behind the
// gate is not in the page while it is shut.
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { isRecoverable } from '#core/replication/recovery/rules.ts';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import { useOffice } from '#renderer/frame/use-office.ts';
import { useCoreState } from '../api/core-state.ts';
import { deskQueries } from '../api/queries.ts';
import { forgetAnswers } from '../api/query-client.ts';
import { useSession } from '../api/session.ts';
import type { CoreReport } from '../api/transport.ts';
import { useDeskQuery } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './gate.module.css';
import {
  FirstRunScreen,
  Inside,
  LockScreen,
  RecoveryScreen,
  RemovedScreen,
  TakingScreen,
} from './lazy-screens.ts';
import { watchLock } from './locking.ts';
import { RestartingScreen } from './restarting-screen.tsx';
import { SignInScreen } from './sign-in-screen.tsx';

export function Gate() {
  const core = useCoreState();
  return (
    <>
      <div className={styles.gate} inert={core.state !== 'ready'}>
        <Suspense fallback={<LoadingScreen />}>
          <GateView />
        </Suspense>
      </div>
      <Suspense>{core.state === 'ready' ? null : <UnavailableOverlay report={core} />}</Suspense>
    </>
  );
}

/** What covers everything while the application does not answer: how it comes back, or what keeps its office shut. */
function UnavailableOverlay({ report }: { report: CoreReport }) {
  const { state, problem } = report;
  return state === 'down' && problem !== null && isRecoverable(problem) ? (
    <RecoveryScreen problem={problem} />
  ) : (
    <RestartingScreen report={report} />
  );
}

function GateView() {
  const text = useText();
  const { status, problem, refetch } = useOffice();
  const { session, isLocked } = useSession();
  useForgetAfter(session?.person.id ?? null);
  // Asked again whenever people change: a sign-in elsewhere and a cut-off, at whichever PC, end the session here at once.
  useDeskQuery(deskQueries.staff.whoAmI.queryOptions(), { isEnabled: session !== null && !isLocked });
  if (problem !== null) {
    return (
      <ProblemNotice problem={problem} actions={<Button onPress={refetch}>{text('app.tryAgain')}</Button>} />
    );
  }
  if (status === undefined) return <LoadingScreen />;
  if (status.state === 'not_set_up') return <FirstRunScreen />;
  if (status.state === 'taking') return <TakingScreen />;
  if (session === null) return <SignInScreen />;
  if (isLocked) return <LockScreen session={session} />;
  if (status.removedAt !== null) return <RemovedScreen />;
  return <Inside />;
}

/** What one person's screens have read is forgotten when another person, or nobody, is signed in. */
function useForgetAfter(personId: string | null): void {
  const cache = useQueryClient();
  useEffect(() => {
    return () => {
      if (personId === null) return;
      forgetAnswers(cache);
    };
  }, [cache, personId]);
  useEffect(() => watchLock(cache), [cache]);
}
