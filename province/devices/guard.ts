// Decides about a request before its body is read: whether it is for this province, whether its device is known, and how much one
// device and one office may have in flight. So an unknown sender costs headers only.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { batchHeaders, batchLimits } from '#core/foundation/wire/contract.ts';
import { SyncProblemError } from '../http/problems.ts';
import type { Store } from '../store/store.ts';
import { enrolledDevice, knownDevice } from './find-device.ts';

/** Requests of one device that may be in flight at once; an office's PC has one, a relay a few. */
const perDevice = 4;
/** Announced bytes of bodies that may be in flight to this process at once: a few hundred usual batches. */
const bytesInFlight = 64 * 1024 * 1024;
/** The same for one office, so that an office with many PCs takes no capacity from others. */
const perOffice = 8;
const bytesPerOffice = bytesInFlight / 4;
const deviceIdForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** Refuses requests for a host name other than this province's own (DNS rebinding, a stray proxy) (N17). */
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

type Counted = { readonly deviceId: string; readonly office: string; readonly bytes: number };

/**
 * For routes with a `deviceId`: the device is known before the body is read, and requests and bytes in flight stay within the limits of
 * one device, one office and the process (N19).
 * @throws UNKNOWN_DEVICE, REVOKED, BUSY
 * @returns the sender's office
 */
export function knownDevicesOnly(app: FastifyInstance, store: Store): (request: FastifyRequest) => string {
  const [ofDevice, ofOffice] = [new Tally(), new Tally()];
  const inFlight = new WeakMap<FastifyRequest, Counted>();
  const offices = new WeakMap<FastifyRequest, string>();
  let all = 0;
  app.addHook('onRequest', async (request) => {
    const [stream, deviceId] = [streamOf(request), senderOf(request)];
    if (!deviceIdForm.test(stream) || !deviceIdForm.test(deviceId)) return;
    await knownDevice(store, stream);
    const { office } = await enrolledDevice(store, deviceId);
    const bytes = bytesOf(request);
    if (ofDevice.of(deviceId).requests >= perDevice)
      throw new SyncProblemError('BUSY', 'This device has too much on the way.');
    const own = ofOffice.of(office);
    if (own.requests >= perOffice || own.bytes + bytes > bytesPerOffice)
      throw new SyncProblemError('BUSY', 'This office has too much on the way.');
    if (all + bytes > bytesInFlight) throw new SyncProblemError('BUSY', 'Too much is on the way.');
    all += bytes;
    ofDevice.add(deviceId, bytes);
    ofOffice.add(office, bytes);
    inFlight.set(request, { deviceId, office, bytes });
    offices.set(request, office);
    // A sender that left during the look-up emits no further event.
    if (request.raw.closed) release(request);
    else request.raw.once('close', () => release(request));
  });
  app.addHook('onResponse', async (request) => release(request));
  function release(request: FastifyRequest): void {
    const counted = inFlight.get(request);
    if (counted === undefined) return;
    inFlight.delete(request);
    all -= counted.bytes;
    ofDevice.take(counted.deviceId, counted.bytes);
    ofOffice.take(counted.office, counted.bytes);
  }
  return (request) => offices.get(request) ?? '';
}

type InFlight = { readonly requests: number; readonly bytes: number };

/** What is in flight, by sender; a sender without requests has no entry. */
class Tally {
  readonly #known = new Map<string, InFlight>();

  of(whom: string): InFlight {
    return this.#known.get(whom) ?? { requests: 0, bytes: 0 };
  }

  add(whom: string, bytes: number): void {
    const known = this.of(whom);
    this.#known.set(whom, { requests: known.requests + 1, bytes: known.bytes + bytes });
  }

  take(whom: string, bytes: number): void {
    const known = this.of(whom);
    if (known.requests <= 1) this.#known.delete(whom);
    else this.#known.set(whom, { requests: known.requests - 1, bytes: known.bytes - bytes });
  }
}

/** The announced length of a body; without one the largest allowed. A longer body is refused unread. */
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
