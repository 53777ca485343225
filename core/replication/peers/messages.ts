// Messages on a link: four bytes of length, then what is said in JSON. Nobody makes this process hold more than the
// largest message.
import type { TLSSocket } from 'node:tls';
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { goesTooFar } from '#core/foundation/text/json-levels.ts';
import { isOfMessageShape } from './message-shape.ts';

const lengthBytes = 4;

/** Writes a message. @returns false when the other side is slow: wait for `drain` */
export const writeMessage = (socket: TLSSocket, message: unknown): boolean => socket.write(framed(message));

/** A message as it goes over the link. */
export function framed(message: unknown): Buffer {
  const body = JSON.stringify(message);
  const bytes = Buffer.byteLength(body, 'utf8');
  const frame = Buffer.allocUnsafe(lengthBytes + bytes);
  frame.writeUInt32BE(bytes);
  frame.write(body, lengthBytes, 'utf8');
  return frame;
}

/**
 * Reads messages as they come. `read` gets each as a value that is not checked yet; a message that is too large, deeper or of
 * more values than any, or no JSON ends the link.
 */
export function readMessages(socket: TLSSocket, largest: number, read: (value: unknown) => void): void {
  readFrames(socket, largest, (bytes) => {
    const value = isOfMessageShape(bytes) ? parseJson(bytes) : undefined;
    if (value === undefined) socket.destroy();
    else read(value);
  });
}

/** The same of messages as bytes. Whatever `read` throws ends the link: who has more to say of it catches it before. */
function readFrames(socket: TLSSocket, largest: number, read: (bytes: Buffer) => void): void {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let wanted: number | null = null;
  const take = (part: Buffer): void => {
    held.push(part);
    heldBytes += part.length;
    for (;;) {
      const needed = wanted ?? lengthBytes;
      if (heldBytes < needed || socket.destroyed) return;
      const all: Buffer = held.length === 1 && held[0] !== undefined ? held[0] : Buffer.concat(held);
      const taken = all.subarray(0, needed);
      const rest = all.subarray(needed);
      held = rest.length === 0 ? [] : [rest];
      heldBytes = rest.length;
      if (wanted === null) {
        wanted = taken.readUInt32BE();
        if (wanted > largest) {
          socket.destroy();
          return;
        }
      } else {
        wanted = null;
        read(taken);
      }
    }
  };
  const takePart = neverThrows(() => socket.destroy(), take);
  socket.on('data', takePart);
}

/** What the bytes say in JSON; undefined when they are none, or lie deeper within each other than any message (N44). */
export function parseJson(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  if (goesTooFar(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
