// Server-sent events of the loopback host: plain messages `{topics}` when something changed,
// and `event: state` when the core process starts, stops or restarts.
import type { ServerResponse } from 'node:http';
import type { Supervisor } from '../core-process/supervisor.ts';
import { securityHeaders } from '../web/response-headers.ts';

const heartbeatMs = 20_000;

/** Keeps one answer open until the page closes it. */
export function streamEvents(response: ServerResponse, supervisor: Supervisor): void {
  response.writeHead(200, { ...securityHeaders, 'content-type': 'text/event-stream' });
  const say = (data: object, event?: string) =>
    response.write(`${event ? `event: ${event}\n` : ''}data: ${JSON.stringify(data)}\n\n`);
  say(supervisor.state(), 'state');
  const offs = [
    supervisor.onChanged((topics) => say({ topics })),
    supervisor.onState((state) => say(state, 'state')),
  ];
  const heartbeat = setInterval(() => response.write(': alive\n\n'), heartbeatMs);
  response.once('close', () => {
    clearInterval(heartbeat);
    for (const off of offs) off();
  });
}
