// One connection of a desk to a simulated terminal: what it asks, when it withdraws, when it is gone, and how it is answered.
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Delivery } from './faults.ts';
import type { Asked, TerminalSide } from './terminal-side.ts';

export type Connection = {
  /** Resolve once: the desk withdrew the sale, the desk closed. */
  readonly withdrawn: Promise<void>;
  readonly closed: Promise<void>;
  /** Answers and closes, or whatever the delivery says. `before`: the answer to the sale before. */
  deliver(answer: Buffer, delivery: Delivery, before: Buffer): Promise<void>;
  close(): void;
};

/** No request is longer. */
const mostBytes = 4096;

export function connectionOf(
  socket: Socket,
  side: TerminalSide,
  asked: (request: Asked, connection: Connection) => void,
): void {
  let received: Buffer = Buffer.alloc(0);
  const withdrawn = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  const connection: Connection = {
    withdrawn: withdrawn.promise,
    closed: closed.promise,
    deliver: (answer, delivery, before) => deliver(socket, closed.promise, answer, delivery, before),
    close: () => socket.end(),
  };
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.once('close', () => closed.resolve());
  socket.on('data', (part: Buffer) => {
    received = Buffer.concat([received, part]);
    while (received.length > 0) {
      const request = received.length > mostBytes ? 'broken' : side.read(received);
      if (request === 'part') return;
      if (request === 'broken') {
        socket.destroy();
        return;
      }
      received = received.subarray(request.length);
      if (request.kind === 'cancel') withdrawn.resolve();
      else asked(request, connection);
    }
  });
}

async function deliver(
  socket: Socket,
  closed: Promise<void>,
  answer: Buffer,
  delivery: Delivery,
  before: Buffer,
): Promise<void> {
  const pieces = piecesOf(answer, delivery, before);
  if (delivery === 'none_reset') socket.resetAndDestroy();
  if (delivery === 'none_silent' || delivery === 'after_the_desk_gave_up') return closed;
  for (const piece of pieces) {
    if (socket.writable) socket.write(piece);
    await nextTurn();
  }
  socket.end();
}

function piecesOf(answer: Buffer, delivery: Delivery, before: Buffer): Buffer[] {
  const inPieces = (count: number): Buffer[] => {
    const size = Math.max(1, Math.ceil(answer.length / count));
    return Array.from({ length: Math.ceil(answer.length / size) }, (_, at) =>
      answer.subarray(at * size, (at + 1) * size),
    );
  };
  switch (delivery) {
    case 'whole':
      return [answer];
    case 'by_bytes':
      return inPieces(answer.length);
    case 'two_pieces':
      return inPieces(2);
    case 'ten_pieces':
      return inPieces(10);
    case 'twice':
      return [Buffer.concat([answer, answer])];
    case 'behind_the_one_before':
      return [Buffer.concat([before, answer])];
    case 'only_the_one_before':
      return [before];
    case 'half':
      return [answer.subarray(0, answer.length >> 1)];
    case 'noise':
      return [Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')];
    default:
      return [];
  }
}
