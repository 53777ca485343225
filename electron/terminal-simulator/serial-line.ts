// A serial line to the simulated terminal: a device of this computer, or a pseudo-terminal that stands for one. What comes in on the line goes to
// the terminal, and what it answers goes back; a connection of the terminal that ends is opened anew with the next byte.
import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { ReadStream, WriteStream } from 'node:tty';

/** As the public documents have it: 115,200 baud, eight bits, no parity, one stop bit, and no character is changed on the way. */
const settings = ['115200', 'raw', '-echo', 'cs8', '-parenb', '-cstopb'];

/** @throws when the device is none, or the system has no `stty` */
export function joinSerialLine(
  device: string,
  terminal: { readonly host: string; readonly port: number },
): { close(): void } {
  execFileSync('stty', ['-F', device, ...settings]);
  const opened = openSync(device, constants.O_RDWR | constants.O_NOCTTY);
  const [from, to] = [new ReadStream(opened), new WriteStream(opened)];
  let talk: Socket | null = null;
  const opening = (): Socket => {
    const socket = connect(terminal);
    socket.on('data', (bytes: Buffer) => to.write(bytes));
    socket.on('error', () => undefined);
    socket.once('close', () => {
      if (talk === socket) talk = null;
    });
    return socket;
  };
  from.on('data', (bytes: Buffer) => {
    talk ??= opening();
    talk.write(bytes);
  });
  // The cable was pulled.
  from.on('error', () => undefined);
  to.on('error', () => undefined);
  return {
    close() {
      talk?.destroy();
      from.destroy();
      to.destroy();
      closeSync(opened);
    },
  };
}
