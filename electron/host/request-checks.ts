// Which requests the loopback host hears at all, decided from the head of the request alone.
// Exact Host defeats DNS rebinding; exact Origin and Sec-Fetch-Site defeat pages of other origins.
import type { IncomingHttpHeaders } from 'node:http';
import { apiPrefix } from '../core-process/protocol.ts';

export type Verdict = 'fine' | 'wrong-host' | 'wrong-origin' | 'wrong-method';

/** Judges method, Host, Origin and Sec-Fetch-Site against this host's own origin. */
export function judgeRequest(
  request: { method: string; path: string; headers: IncomingHttpHeaders },
  authority: string,
): Verdict {
  const { method, path, headers } = request;
  if (headers.host !== authority) return 'wrong-host';
  const isCall = path.startsWith(apiPrefix);
  if (method !== 'GET' && !(method === 'POST' && isCall)) return 'wrong-method';
  const origin = headers.origin;
  if (method === 'POST' && origin === undefined) return 'wrong-origin';
  if (origin !== undefined && origin !== `http://${authority}`) return 'wrong-origin';
  const site = headers['sec-fetch-site'];
  const data = isCall || path === '/events';
  // Every browser says so of a call of the page; what does not say it is no page of ours.
  if (data && site !== 'same-origin') return 'wrong-origin';
  return 'fine';
}
