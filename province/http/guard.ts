// What is decided about a request before its body is read: whether it was meant for this province, whether its device is
// known, and how much one device may have in flight. So an unknown sender costs headers only.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { batchHeaders, batchLimits } from '#core/leaves/wire/contract.ts';
import { enrolledDevice, knownDevice } from '../devices/find-device.ts';
import type { Store } from '../store/store.ts';
import { SyncProblemError } from './problems.ts';

/** Requests of one device whose bodies may be on the way at once; an office PC has one, a relay a few. */
const perDevice = 4;
/** Bytes of bodies that may be on the way to this process at once, as they were announced: a few hundred of usual batches. */
const bytesOnTheWay = 64 * 1024 * 1024;
const deviceIdForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** Refuses what was asked of another name than this province's own (DNS rebinding, a stray proxy). */
export function onlyOwnHosts(app: FastifyInstance, hosts: readonly string[]): void {
  const own = new Set(['127.0.0.1', 'localhost', '[::1]', ...hosts.map((host) => host.toLowerCase())]);
  app.addHook('onRequest', async (request, reply) => {
    if (own.has(hostNameOf(request).toLowerCase())) return;
    return reply
      .code(421)
      .header('connection', 'close')
      .type('application/problem+json')
      .send(JSON.stringify({ status: 421, title: 'This name is not one of this province.' }));
  });
}

function hostNameOf(request: FastifyRequest): string {
  const host = request.headers.host ?? '';
  return host.replace(/:\d+$/u, '');
}

/** For routes with a `deviceId`: known before the body, few of one device and no more bytes than memory is kept for. @throws UNKNOWN_DEVICE, REVOKED, BUSY */
export function knownDevicesOnly(app: FastifyInstance, store: Store): void {
  const inFlight = new Map<string, number>();
  const counted = new WeakMap<FastifyRequest, number>();
  let bytes = 0;
  app.addHook('onRequest', async (request) => {
    const [stream, deviceId] = [streamOf(request), senderOf(request)];
    if (!deviceIdForm.test(stream) || !deviceIdForm.test(deviceId)) return;
    await knownDevice(store, stream);
    await enrolledDevice(store, deviceId);
    const now = inFlight.get(deviceId) ?? 0;
    if (now >= perDevice) throw new SyncProblemError('BUSY', 'This device has too much on the way.');
    const announced = bytesOf(request);
    if (bytes + announced > bytesOnTheWay) throw new SyncProblemError('BUSY', 'Too much is on the way.');
    bytes += announced;
    inFlight.set(deviceId, now + 1);
    counted.set(request, announced);
    // Whoever went away while the device was looked up says so no more.
    if (request.raw.closed) release(request, deviceId);
    else request.raw.once('close', () => release(request, deviceId));
  });
  app.addHook('onResponse', async (request) => release(request, senderOf(request)));
  function release(request: FastifyRequest, deviceId: string): void {
    const announced = counted.get(request);
    if (announced === undefined) return;
    counted.delete(request);
    bytes -= announced;
    const left = (inFlight.get(deviceId) ?? 1) - 1;
    if (left > 0) inFlight.set(deviceId, left);
    else inFlight.delete(deviceId);
  }
}

/** What a request says of its body; without a length it may be the largest. What is larger still is refused unread. */
function bytesOf({ method, headers }: FastifyRequest): number {
  if (method === 'GET' || method === 'HEAD') return 0;
  const announced = Number(headers['content-length'] ?? batchLimits.sentBytes);
  return Math.min(announced, batchLimits.sentBytes);
}

/** Who sends: the stream's own device, or the one that relays it. */
function senderOf(request: FastifyRequest): string {
  const relay = request.headers[batchHeaders.relay];
  return typeof relay === 'string' ? relay : streamOf(request);
}

function streamOf(request: FastifyRequest): string {
  const { params } = request;
  const deviceId =
    typeof params === 'object' && params !== null ? Reflect.get(params, 'deviceId') : undefined;
  return typeof deviceId === 'string' ? deviceId : '';
}
