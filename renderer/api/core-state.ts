// What the screens know about the application's process, and the wiring of its events to the cache.
import type { QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import { refreshTopics } from './query-client.ts';
import { type CoreReport, transport } from './transport.ts';

/** Optimistic before the first report: a page that loaded was served by a running shell. */
export const useCoreState = create<CoreReport>(() => ({ state: 'ready', problem: null }));

/** Follows the application for as long as the window lives. Returns the function that stops. */
export function followCore(cache: QueryClient): () => void {
  const stopTopics = transport.onTopics((topics) => refreshTopics(cache, topics));
  const stopState = transport.onState((report) => {
    const wasReady = useCoreState.getState().state === 'ready';
    useCoreState.setState(report);
    // Whatever was read before the restart may be out of date now.
    if (!wasReady && report.state === 'ready') void cache.invalidateQueries();
  });
  return () => {
    stopTopics();
    stopState();
  };
}
