// The loopback host: the application for a browser of this machine, on 127.0.0.1 and nowhere else.
// The same bundle, headers and seam as the Electron shell; every request is judged before it is read.
// Each run answers to a name of its own, `<random>.pishkhan.localhost`. Cookies are bound to the whole name, security keys to
// `pishkhan.localhost`. A browser sends a cookie to every port of a name, so under 127.0.0.1 any other server there would get it.
// Browsers resolve such names to loopback (RFC 6761).
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { relyingPartyId } from '#core/access/second-factor/contract.ts';
import {
  apiPrefix,
  deskCallSchema,
  maxBodyBytes,
  onlyForwarded,
  problemAnswer,
} from '../core-process/protocol.ts';
import type { Supervisor } from '../core-process/supervisor.ts';
import { readBundleFile } from '../web/bundle-files.ts';
import { securityHeaders } from '../web/response-headers.ts';
import { createEntry, type Entry } from './entry.ts';
import { streamEvents } from './event-stream.ts';
import { type BodyBudget, readBody } from './read-body.ts';
import { judgeRequest } from './request-checks.ts';

export type LoopbackHost = {
  /** e.g. `http://3f9c….pishkhan.localhost:43121` */
  origin: string;
  /** A new address with a token that opens once. */
  newAddress(): string;
  close(): Promise<void>;
};

type Context = {
  authority: string;
  entry: Entry;
  bundleDir: string;
  supervisor: Supervisor;
  entered: () => void;
  budget: BodyBudget;
};

/** A person sends one file at a time; this is four of the largest. */
const bytesInFlight = 4 * maxBodyBytes;

/** Listens on 127.0.0.1. `port` 0 is a random one. `entered` is called whenever an address was used (A10). */
export async function startLoopbackHost(options: {
  port: number;
  bundleDir: string;
  supervisor: Supervisor;
  entered: () => void;
  log: (line: string) => void;
}): Promise<LoopbackHost> {
  let context: Context | null = null;
  const server = createServer((request, response) => {
    if (context === null) response.writeHead(503).end();
    else serve(context, request, response).catch((error: unknown) => drop(response, error, options.log));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const authority = `${randomBytes(12).toString('hex')}.${relyingPartyId}:${port}`;
  const entry = createEntry(port);
  context = { authority, entry, budget: { bytes: 0, mostBytes: bytesInFlight }, ...options };
  return {
    origin: `http://${authority}`,
    newAddress: () => `http://${authority}/enter?token=${entry.issueToken()}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = request.url ?? '/';
  const path = target.split('?', 1)[0] ?? '/';
  const method = request.method ?? 'GET';
  const verdict = judgeRequest({ method, path, headers: request.headers }, context.authority);
  if (verdict !== 'fine') return refuse(response, verdict === 'wrong-method' ? 405 : 403, verdict);
  if (path === '/enter') return enter(context, target, response);
  if (!context.entry.isOurs(request.headers.cookie)) return refuse(response, 401, notEntered);
  if (path === '/events') return streamEvents(response, context.supervisor);
  if (path.startsWith(apiPrefix)) return answerCall(context, target, method, request, response);
  return sendFile(context, path, response);
}

/** A browser that goes away in the middle of a request ends that request, never the host. */
function drop(response: ServerResponse, error: unknown, log: (line: string) => void): void {
  log(`request dropped: ${error instanceof Error ? error.message : String(error)}`);
  response.destroy();
}

/** The only sentence that a browser shows before the application is loaded. */
const notEntered =
  'برای ورود، نشانی تازه‌ای را باز کنید که برنامه چاپ کرده است.\nOpen a fresh address that the program printed.\n';

function enter(context: Context, target: string, response: ServerResponse): void {
  const token = new URL(target, `http://${context.authority}`).searchParams.get('token') ?? '';
  const cookie = context.entry.exchange(token);
  if (cookie === null) {
    refuse(response, 401, notEntered);
    return;
  }
  response.writeHead(303, { ...securityHeaders, 'set-cookie': cookie, location: '/' }).end();
  context.entered();
}

async function answerCall(
  context: Context,
  path: string,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const read = method === 'POST' ? await readBody(request, maxBodyBytes, context.budget) : null;
  const isUnread = typeof read === 'string';
  const body = isUnread ? null : (read?.text ?? null);
  // The origin is the one that was checked, never the one that the request states.
  const headers = { ...onlyForwarded(request.headers), 'x-desk-origin': `http://${context.authority}` };
  const call = deskCallSchema.safeParse({ path, method, headers, body });
  const answer = isUnread
    ? unread[read]
    : call.success
      ? await context.supervisor.call(call.data)
      : problemAnswer(400, { code: 'INPUT_INVALID', params: { fields: ['path'] } });
  // An unread rest of a body is not waited for.
  const close: Record<string, string> = isUnread ? { connection: 'close' } : {};
  response.writeHead(answer.status, { ...answer.headers, ...securityHeaders, ...close });
  response.end(answer.body);
}

/** The answers to a refused body. */
const unread = {
  'too-large': problemAnswer(413, { code: 'TOO_LARGE', params: { limitBytes: maxBodyBytes } }),
  busy: problemAnswer(429, { code: 'APPLICATION_BUSY', params: {} }),
};

function sendFile(context: Context, path: string, response: ServerResponse): void {
  const file = readBundleFile(context.bundleDir, path);
  if (file === null) refuse(response, 404, 'not-found');
  else response.writeHead(200, { ...securityHeaders, 'content-type': file.type }).end(file.bytes);
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' }).end(text);
}
