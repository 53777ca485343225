// A card terminal that is none: speaks a protocol over TCP on this machine, keeps a ledger of its own, and does what a fault says.
// It is simple-minded on purpose: a sale that is sent twice is taken twice, so that a second charge is seen.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { asanPardakhtSide } from './asan-pardakht-side.ts';
import { type BehaviourOptions, createBehaviour } from './behaviour.ts';
import { behpardakhtSide } from './behpardakht-side.ts';
import { connectionOf } from './connection.ts';
import { Ledger } from './ledger.ts';
import { sadadSide } from './sadad-side.ts';

const kinds = {
  behpardakht: { side: behpardakhtSide, tellsLast: false },
  asan_pardakht: { side: asanPardakhtSide, tellsLast: true },
  sadad_service: { side: sadadSide, tellsLast: false },
} as const;
export type Protocol = keyof typeof kinds;
export const protocols = Object.keys(kinds) as Protocol[];

export type TerminalOptions = {
  readonly protocol: Protocol;
  readonly terminalId: string;
  readonly next: BehaviourOptions['next'];
  /** 127.0.0.1 when left out. */
  readonly host?: string;
  /** Any that is free when left out. */
  readonly port?: number;
  /** Told what happens, a line each. */
  readonly tell?: (line: string) => void;
  /** The first number of its ledger. */
  readonly start?: number;
};

export type SimulatedTerminal = {
  readonly host: string;
  readonly port: number;
  readonly ledger: Ledger;
  /** Closes every connection; resolves when every sale that was decided is booked. */
  close(): Promise<void>;
};

/** Starts it. */
export async function startSimulatedTerminal(options: TerminalOptions): Promise<SimulatedTerminal> {
  const { protocol, terminalId, next, host = '127.0.0.1', port = 0, tell = () => undefined } = options;
  const ledger = new Ledger(options.start ?? 0);
  const kind = kinds[protocol];
  const behaviour = createBehaviour({ ...kind, terminalId, ledger, next, tell });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    connectionOf(socket, kind.side, (asked, connection) => {
      behaviour.take(asked, connection).catch((error: unknown) => tell(String(error)));
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    host,
    ledger,
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
      await behaviour.settled();
    },
  };
}
