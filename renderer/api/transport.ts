// The one seam between the screens and the application: the same calls and events over the Electron bridge or over
// HTTP. Nothing else in the renderer knows which shell it runs in.
import type { Presence } from '#core/access/staff/contract.ts';
import { isProblem, type Problem } from '#core/foundation/problems/catalogue.ts';
import type { DeskBridge } from './desk-bridge.ts';

export type CoreState = 'starting' | 'ready' | 'down' | 'restarting';
export type CoreReport = { state: CoreState; problem: Problem | null };
type Stop = () => void;

export type Transport = {
  fetch: (address: string, request?: RequestInit) => Promise<Response>;
  onTopics: (listener: (topics: string[]) => void) => Stop;
  onState: (listener: (report: CoreReport) => void) => Stop;
  /** The operating system locked or went to sleep; a browser cannot tell. */
  onLock: (listener: () => void) => Stop;
  /** Where the shell sees that somebody is at the keyboard (A26). */
  presence: Presence;
  /** Time since the last sign of a person, ms, where the page itself saw the last one `inPageMs` ago. */
  restMs: (inPageMs: number) => Promise<number>;
};

const states: readonly CoreState[] = ['starting', 'ready', 'down', 'restarting'];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const readReport = (message: unknown): CoreReport => {
  const state = isRecord(message) ? states.find((known) => known === message.state) : undefined;
  const problem = isRecord(message) && isProblem(message.problem) ? message.problem : null;
  return { state: state ?? 'down', problem };
};

const readTopics = (message: unknown): string[] => {
  const topics = isRecord(message) && Array.isArray(message.topics) ? message.topics : [];
  return topics.filter((topic) => typeof topic === 'string');
};

/** Calls and events through the preload's bridge. */
export function bridgeTransport(desk: DeskBridge): Transport {
  return {
    fetch: async (address, request) => {
      const answer = await desk.call({
        path: address,
        method: request?.method === 'POST' ? 'POST' : 'GET',
        headers: Object.fromEntries(new Headers(request?.headers)),
        body: typeof request?.body === 'string' ? request.body : null,
      });
      return new Response(answer.body, { status: answer.status, headers: answer.headers });
    },
    onTopics: (listener) => desk.onEvent((event) => listener(readTopics(event))),
    onState: (listener) => desk.onState((report) => listener(readReport(report))),
    onLock: (listener) => desk.onLock(listener),
    presence: 'pc',
    restMs: async (inPageMs) => Math.min(inPageMs, await desk.restMs()),
  };
}

/** Failures one after the other, a few seconds apart, after which a host is taken for stopped. */
const patience = 5;

/**
 * What a page says whose host does not answer: it comes back by itself, until the browser gave up or `losses` in a row
 * say that it was stopped. Then the page offers the way out, and still goes on when the host is there again.
 */
export function lostReport(hasGivenUp: boolean, losses: number): CoreReport {
  return { state: hasGivenUp || losses >= patience ? 'down' : 'restarting', problem: null };
}

/** Calls and events from the page's own origin: fetch and server-sent events. */
export function httpTransport(): Transport {
  let stream: EventSource | null = null;
  const events = (): EventSource => {
    stream ??= new EventSource('/events');
    return stream;
  };
  return {
    fetch: (address, request) => fetch(address, request),
    onTopics: (listener) => {
      const hear = (event: MessageEvent<string>) => listener(readTopics(JSON.parse(event.data)));
      events().addEventListener('message', hear);
      return () => events().removeEventListener('message', hear);
    },
    onState: (listener) => {
      const hear = (event: MessageEvent<string>) => listener(readReport(JSON.parse(event.data)));
      let losses = 0;
      const lose = () => {
        losses += 1;
        listener(lostReport(events().readyState === EventSource.CLOSED, losses));
      };
      const find = () => {
        losses = 0;
      };
      events().addEventListener('state', hear);
      events().addEventListener('open', find);
      events().addEventListener('error', lose);
      return () => {
        events().removeEventListener('state', hear);
        events().removeEventListener('open', find);
        events().removeEventListener('error', lose);
      };
    },
    onLock: () => () => undefined,
    presence: 'page',
    restMs: async (inPageMs) => inPageMs,
  };
}

export const transport: Transport =
  window.desk === undefined ? httpTransport() : bridgeTransport(window.desk);
