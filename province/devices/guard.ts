// What is decided of a request by its head: whether it is for this province, and how much a sender who proved themselves, and
// their office, may have on the way.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { batchLimits } from '#core/foundation/wire/contract.ts';
import { SyncProblemError } from '../http/problems.ts';

/** Requests of one device that may be in flight at once; an office's PC has one, a relay a few. */
const perDevice = 4;
/** Announced bytes of bodies that may be in flight to this process at once: a few hundred usual batches. */
const bytesInFlight = 64 * 1024 * 1024;
/** The same for one office, so that an office with many PCs takes no capacity from others. */
const perOffice = 8;
const bytesPerOffice = bytesInFlight / 4;

/** Names under which this province is asked, lower case and without a port (N17). */
export function ownNames(hosts: readonly string[]): ReadonlySet<string> {
  return new Set(['127.0.0.1', 'localhost', '[::1]', ...hosts.map((host) => host.toLowerCase())]);
}

/** Refuses requests for a host name other than this province's own (DNS rebinding, a stray proxy) (N17). */
export function onlyOwnHosts(app: FastifyInstance, hosts: readonly string[]): void {
  const own = ownNames(hosts);
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

type Sender = { readonly id: string; readonly office: string };
type Counted = { readonly sender: Sender; readonly bytes: number };

/**
 * Gives places to bodies whose senders proved themselves: requests and bytes on the way stay within the limits of one device,
 * one office and the process (N19). A place is free again when its body is here, or its connection ends.
 */
export function placesOfSenders(app: FastifyInstance): {
  take(request: FastifyRequest, sender: Sender): void;
} {
  const [ofDevice, ofOffice] = [new Tally(), new Tally()];
  const inFlight = new WeakMap<FastifyRequest, Counted>();
  let all = 0;
  function release(request: FastifyRequest): void {
    const counted = inFlight.get(request);
    if (counted === undefined) return;
    inFlight.delete(request);
    all -= counted.bytes;
    ofDevice.take(counted.sender.id, counted.bytes);
    ofOffice.take(counted.sender.office, counted.bytes);
  }
  app.addHook('onResponse', async (request) => release(request));
  return {
    /** @throws BUSY */
    take(request, sender) {
      const bytes = bytesOf(request);
      if (ofDevice.of(sender.id).requests >= perDevice)
        throw new SyncProblemError('BUSY', 'This device has too much on the way.');
      const own = ofOffice.of(sender.office);
      if (own.requests >= perOffice || own.bytes + bytes > bytesPerOffice)
        throw new SyncProblemError('BUSY', 'This office has too much on the way.');
      if (all + bytes > bytesInFlight) throw new SyncProblemError('BUSY', 'Too much is on the way.');
      all += bytes;
      ofDevice.add(sender.id, bytes);
      ofOffice.add(sender.office, bytes);
      inFlight.set(request, { sender, bytes });
      // A sender that left while their proof was looked at emits no further event.
      if (request.raw.closed) release(request);
      else request.raw.once('close', () => release(request));
    },
  };
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
function bytesOf({ headers }: FastifyRequest): number {
  const announced = Number(headers['content-length'] ?? batchLimits.sentBytes);
  return Math.min(announced, batchLimits.sentBytes);
}
