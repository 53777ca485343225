// A bad network in front of a province: a TCP proxy that reads one HTTP request at a time and then does with it what a
// seeded random says.
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { SeededRandom } from '#core/demo/seeded-random.ts';

export const faults = [
  'request_dropped',
  'request_truncated',
  'request_duplicated',
  'answer_dropped',
  'answer_truncated',
  'delayed',
  'too_late',
  'bad_gateway',
  'unavailable',
  'captive_portal',
  'redirect_elsewhere',
] as const;
export type Fault = (typeof faults)[number];

export type ChaosProxy = {
  readonly url: string;
  /** How often each fault happened. */
  readonly seen: Readonly<Record<Fault, number>>;
  /** How many batches were brought to it, whatever became of them. */
  batches(): number;
  /** Share of requests that meet a fault, and which ones may happen. */
  disturb(share: number, kinds?: readonly Fault[]): void;
  close(): Promise<void>;
};

export type ChaosProxyOptions = {
  readonly target: string;
  readonly random: SeededRandom;
  /** How late `too_late` lets a request through, ms: more than the client waits. */
  readonly tooLateMs: number;
  /** Where `redirect_elsewhere` points. */
  readonly elsewhere: string;
};

/** Starts a proxy in front of `target`. It lets everything pass until it is told to disturb. */
export async function startChaosProxy(options: ChaosProxyOptions): Promise<ChaosProxy> {
  const { random } = options;
  const seen = Object.fromEntries(faults.map((fault) => [fault, 0])) as Record<Fault, number>;
  let batches = 0;
  let share = 0;
  let kinds: readonly [Fault, ...Fault[]] = faults;
  const open = new Set<Socket>();
  const late = new Set<Promise<unknown>>();

  const server = createServer((client) => {
    open.add(client);
    client.on('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    void readRequest(client).then((request) => {
      if (request === null) {
        client.destroy();
        return;
      }
      if (/^POST \S+\/batches /.test(request.subarray(0, 400).toString('latin1'))) batches += 1;
      const fault = random.chance(share) ? random.pick(kinds) : null;
      if (fault !== null) seen[fault] += 1;
      const handled = answer(client, request, fault);
      late.add(handled);
      void handled.finally(() => late.delete(handled));
    });
  });

  async function answer(client: Socket, request: Buffer, fault: Fault | null): Promise<void> {
    const pass = (bytes: Buffer): Promise<Buffer> => forward(options.target, bytes);
    const part = (bytes: Buffer): Buffer => bytes.subarray(0, random.between(1, bytes.length - 1));
    switch (fault) {
      case 'request_dropped':
        client.destroy();
        return;
      case 'request_truncated':
        await pass(part(request));
        client.destroy();
        return;
      case 'request_duplicated': {
        const [answered] = await Promise.all([pass(request), pass(request)]);
        client.end(answered);
        return;
      }
      case 'answer_dropped':
        await pass(request);
        client.destroy();
        return;
      case 'answer_truncated':
        client.end(part(await pass(request)));
        return;
      case 'delayed':
        await waited(random.between(10, 80));
        client.end(await pass(request));
        return;
      case 'too_late':
        await waited(options.tooLateMs);
        client.end(await pass(request));
        return;
      case 'bad_gateway':
        client.end(plainAnswer('502 Bad Gateway', 'text/html', '<h1>Bad Gateway</h1>'));
        return;
      case 'unavailable':
        client.end(plainAnswer('503 Service Unavailable', 'text/plain', 'later', 'retry-after: 1\r\n'));
        return;
      case 'captive_portal':
        client.end(plainAnswer('200 OK', 'text/html', '<form>Wi-Fi</form>'));
        return;
      case 'redirect_elsewhere':
        client.end(
          plainAnswer('307 Temporary Redirect', 'text/plain', '', `location: ${options.elsewhere}\r\n`),
        );
        return;
      case null:
        client.end(await pass(request));
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    batches: () => batches,
    disturb(newShare, [first = faults[0], ...others] = faults) {
      share = newShare;
      kinds = [first, ...others];
    },
    async close() {
      await Promise.all(late);
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function waited(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function plainAnswer(status: string, type: string, body: string, headers = ''): string {
  return `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${headers}connection: close\r\n\r\n${body}`;
}

/** One whole request, made to close its connection; null when the client went away before it was whole. */
async function readRequest(client: Socket): Promise<Buffer | null> {
  let bytes = Buffer.alloc(0);
  return new Promise((resolve) => {
    client.on('close', () => resolve(null));
    client.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const end = bytes.indexOf('\r\n\r\n');
      if (end === -1) return;
      const head = bytes.subarray(0, end).toString('latin1');
      const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? 0);
      const body = bytes.subarray(end + 4);
      if (body.length < length) return;
      const closing = `${head.replace(/\r\nconnection: [^\r]*/i, '')}\r\nconnection: close\r\n\r\n`;
      resolve(Buffer.concat([Buffer.from(closing, 'latin1'), body]));
    });
  });
}

/** Sends bytes to the province and gives everything that it answers until it closes; half a request is then cut off. */
function forward(target: string, bytes: Buffer): Promise<Buffer> {
  const { hostname, port } = new URL(target);
  return new Promise((resolve) => {
    const upstream = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    upstream.on('error', () => resolve(Buffer.from(plainAnswer('502 Bad Gateway', 'text/plain', 'gone'))));
    upstream.on('data', (chunk: Buffer) => chunks.push(chunk));
    upstream.on('close', () => resolve(Buffer.concat(chunks)));
    upstream.on('end', () => upstream.end());
    upstream.write(bytes);
    if (!isWhole(bytes)) setTimeout(() => upstream.destroy(), 20);
  });
}

function isWhole(bytes: Buffer): boolean {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = Number(
    /^content-length: (\d+)$/im.exec(bytes.subarray(0, end).toString('latin1'))?.[1] ?? 0,
  );
  return bytes.length - end - 4 >= length;
}
