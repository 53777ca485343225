// One question to one terminal over TCP: connect, send, read until the answer is whole, close. Outwards only, to private addresses;
// the bytes and the time are bounded (N70). Nothing here throws or is asked twice: whatever happens is one end.
import { connect, type Socket } from 'node:net';
import { isPrivateAddress } from '#core/foundation/terminals/private-address.ts';
import type { LostReason, NotSentReason, Talk } from './talk.ts';

export type Limits = {
  /** Until the connection stands, ms. */
  readonly connectMs: number;
  /** From the request on until its answer is whole, ms. */
  readonly answerMs: number;
};

/** `not_sent`: no byte left this PC. `lost`: the request left, and no answer that counts came. */
export type Exchanged<End> =
  | { readonly is: 'answered'; readonly end: End }
  | { readonly is: 'not_sent'; readonly reason: NotSentReason }
  | { readonly is: 'lost'; readonly reason: LostReason };

/** A whole answer of a terminal has some hundred bytes, one of a service some thousand. */
const mostBytes = 16_384;

/** `sent`: told once the request is on its way, with what writes to the terminal. */
export function exchange<End>(
  place: { readonly host: string; readonly port: number },
  talk: Talk<End>,
  limits: Limits,
  sent: (write: (bytes: Buffer) => void) => void = () => undefined,
): Promise<Exchanged<End>> {
  const { host, port } = place;
  if (!isPrivateAddress(host) || !Number.isInteger(port) || port < 1 || port > 65_535)
    return Promise.resolve({ is: 'not_sent', reason: 'not_private' });
  return new Promise((resolve) => {
    const socket: Socket = connect({ host, port, noDelay: true });
    let hasSent = false;
    let received: Buffer = Buffer.alloc(0);
    const finish = (exchanged: Exchanged<End>): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(exchanged);
    };
    const lose = (reason: LostReason): void =>
      finish(hasSent ? { is: 'lost', reason } : { is: 'not_sent', reason: 'no_connection' });
    let timer = setTimeout(() => lose('silent'), limits.connectMs);
    socket.once('connect', () => {
      clearTimeout(timer);
      timer = setTimeout(() => lose('silent'), limits.answerMs);
      hasSent = true;
      socket.write(talk.request);
      sent((bytes) => socket.write(bytes));
    });
    socket.on('data', (part: Buffer) => {
      received = Buffer.concat([received, part]);
      if (received.length > mostBytes) return lose('too_long');
      const end = answerOf(talk, received);
      if (end !== null) finish(end);
    });
    // What the system says of a broken connection is followed by its close.
    socket.on('error', () => undefined);
    socket.once('close', () => lose(received.length > 0 ? 'broken' : 'closed'));
  });
}

function answerOf<End>(talk: Talk<End>, received: Buffer): Exchanged<End> | null {
  try {
    const end = talk.answer(received);
    return end === null ? null : { is: 'answered', end };
  } catch {
    return { is: 'lost', reason: 'broken' };
  }
}
