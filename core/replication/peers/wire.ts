// The two ends of a link as the exchange sees them: messages that come, bytes that go, and the end. Over a socket in the application.
import type { TLSSocket } from 'node:tls';
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { linkLimits } from './contract.ts';
import { readMessages } from './messages.ts';

export type Wire = {
  /** @returns false when the other side does not read: wait for `drained` */
  write(frame: Buffer): boolean;
  close(): void;
  /** Closes when everything is written. */
  closeAfterWriting(): void;
};

export type WireEvents = {
  /** A message, not checked yet. */
  read(value: unknown): void;
  drained(): void;
  /** Called once. */
  closed(): void;
};

export type OpenWire = (events: WireEvents, failed: (error: unknown) => void) => Wire;

/** The other side may not close its own end, ms. */
const lingerMs = 1000;

export function wireOver(socket: TLSSocket): OpenWire {
  return ({ read, drained, closed }, failed) => {
    const onClose = neverThrows(failed, closed);
    const onDrain = neverThrows(failed, drained);
    socket.once('close', onClose);
    socket.on('drain', onDrain);
    readMessages(socket, linkLimits.messageBytes, neverThrows(failed, read));
    return {
      write(frame) {
        if (!socket.destroyed) socket.write(frame);
        return !socket.writableNeedDrain;
      },
      close: () => socket.destroy(),
      closeAfterWriting() {
        socket.end();
        socket.setTimeout(lingerMs, () => socket.destroy());
      },
    };
  };
}
