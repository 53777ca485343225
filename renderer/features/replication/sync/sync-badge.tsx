// The always-visible badge of the sync: in step, so many in the queue and how old, or what stands in the way. Being
// offline is normal here: a word, never a dialog.
import { useEffect, useState } from 'react';
import { useSyncState } from '#renderer/frame/use-sync-state.ts';
import { useAgeText } from '#renderer/i18n/age-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusLabel, type Tone } from '#renderer/ui/status-label.tsx';

const repeatEveryMs = 30_000;

export function SyncBadge() {
  const text = useText();
  const ageText = useAgeText();
  const now = useNow();
  const state = useSyncState();
  if (state === undefined) return null;
  const { queued, oldestAt, phase, problem } = state;
  const age = ageText(oldestAt === null ? 0 : now - Date.parse(oldestAt));
  if (phase === 'not_enrolled') {
    return <StatusLabel tone="neutral">{text('sync.badge.notEnrolled', { count: queued })}</StatusLabel>;
  }
  // Being offline with nothing to send is in step; a province that refuses is not.
  const isStuck = problem !== null && problem.code !== 'PROVINCE_UNREACHABLE';
  if (isStuck) return <StatusLabel tone="warn">{text('sync.badge.attention')}</StatusLabel>;
  if (queued === 0) return <StatusLabel tone="good">{text('sync.badge.inStep')}</StatusLabel>;
  const tone: Tone = problem === null ? 'waiting' : 'warn';
  return <StatusLabel tone={tone}>{text('sync.badge.queued', { count: queued, age })}</StatusLabel>;
}

/** The clock, often enough for an age in minutes. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), repeatEveryMs);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}
