// Bodies that are announced and sent by half: what a server holds of them, and how much memory that takes.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

/** Megabytes of memory that a process holds now. */
export function residentMegabytes(pid: number): number {
  const [, kilobytes = 'NaN'] =
    /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

export type HalfSent = {
  /** The status of the answer, or null while the server waits for the rest. */
  status(): number | null;
  /** The code of the problem in the answer, or null. */
  code(): string | null;
  end(): void;
};

/** Sends the head of a POST and `bytes` of its body, as far as the server takes them. */
export async function halfSent(
  port: number,
  target: string,
  headers: Readonly<Record<string, string>>,
  bytes: number,
): Promise<HalfSent> {
  const socket: Socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let answer = '';
  socket.on('data', (data) => {
    answer += String(data);
  });
  // A server that refuses may close before everything was taken.
  socket.on('error', () => undefined);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const taken = new Promise<void>((resolve) => {
    socket.once('close', resolve);
    socket.once('data', () => resolve());
    socket.write(`POST ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    socket.write(Buffer.alloc(bytes, 0x20), () => resolve());
  });
  await taken;
  return {
    status: () => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? Number.NaN) || null,
    code: () => /"code":"([A-Z_]+)"/.exec(answer)?.[1] ?? null,
    end: () => socket.destroy(),
  };
}
