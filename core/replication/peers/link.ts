// The link between two PCs of an office: TLS 1.3 both ways with certificates of the devices' own keys. TLS proves that
// the other side holds the key; who the key belongs to is for the caller to judge before a word is read.
import type { KeyObject } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { deviceCertificate, keyOfCertificate } from './certificate.ts';

export type LinkIdentity = { readonly deviceId: string; readonly signingKey: KeyObject };
export type Listening = { readonly port: number; close(): Promise<void> };

/** A stranger has this long for the handshake here, and a PC that is dialled this long, ms. */
const handshakeMs = 3000;
const dialMs = 10_000;
/** The other side is listened for so often, ms, and so many times in a row nothing came before a link is given up. */
const listenMs = 3000;
const mostSilences = 5;

/** Connections at once before a key is proved: of everybody, and of one address. */
const mostUnproved = 64;
const mostOfAddress = 16;

function tlsOptions({ deviceId, signingKey }: LinkIdentity) {
  return {
    key: signingKey.export({ format: 'pem', type: 'pkcs8' }),
    cert: deviceCertificate(deviceId, signingKey),
    minVersion: 'TLSv1.3' as const,
    // Nobody signs for these keys: they are compared with the office's members.
    rejectUnauthorized: false,
    requestCert: true,
    // BoringSSL refuses Ed25519 unless it is named.
    sigalgs: 'ed25519:ecdsa_secp256r1_sha256',
  };
}

/** The raw key of the other side, base64url; null when it shows none. */
function peerKeyOf(socket: TLSSocket): string | null {
  const certificate = socket.getPeerX509Certificate();
  return certificate === undefined ? null : keyOfCertificate(certificate.raw);
}

export type Meeting = {
  /** Is given each link with the key that the other side proved. */
  readonly onSocket: (socket: TLSSocket, peerKey: string) => void;
  /** Whether a key of the office was proved at an address: it keeps its place before it proves it anew. */
  readonly isKnown?: (address: string) => boolean;
  readonly failed: (error: unknown) => void;
};

/**
 * Listens for other PCs. Whoever opens connections and proves nothing keeps nobody else out (N28): each address has few, and for a
 * newcomer the oldest one goes that comes from no address of the office's PCs.
 */
export async function listen(
  identity: LinkIdentity,
  host: string,
  port: number,
  { onSocket, isKnown = () => false, failed }: Meeting,
): Promise<Listening> {
  const open = new Set<TLSSocket>();
  const unproved = createUnproved(isKnown);
  const options = { ...tlsOptions(identity), handshakeTimeout: handshakeMs };
  const proved = neverThrows(failed, (socket: TLSSocket) => {
    unproved.proved(socket);
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    const key = peerKeyOf(socket);
    if (key === null) socket.destroy();
    else onSocket(prepared(socket), key);
  });
  const server = createServer(options, proved);
  const came = neverThrows(failed, unproved.came);
  server.on('connection', came);
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  // An error later on, as of too many open files: whoever comes next is taken again.
  server.on('error', failed);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // It is closed when nobody is connected any more: whoever proves nothing would keep it for as long as a handshake may last.
        for (const socket of [...open, ...unproved.all()]) socket.destroy();
      }),
  };
}

/** Connections that have not proved a key yet, the oldest first. */
function createUnproved(isKnown: (address: string) => boolean) {
  const waiting = new Map<Socket, { readonly from: string; readonly isKept: boolean }>();
  return {
    all: () => [...waiting.keys()],
    came(socket: Socket): void {
      const from = socket.remoteAddress ?? '';
      socket.once('close', () => waiting.delete(socket));
      if ([...waiting.values()].filter((other) => other.from === from).length >= mostOfAddress) {
        socket.destroy();
        return;
      }
      waiting.set(socket, { from, isKept: isKnown(from) });
      if (waiting.size <= mostUnproved) return;
      const [oldest] = [...waiting].find(([, { isKept }]) => !isKept) ?? [socket];
      oldest.destroy();
      waiting.delete(oldest);
    },
    proved({ remotePort, remoteAddress }: TLSSocket): void {
      for (const raw of waiting.keys())
        if (raw.remotePort === remotePort && raw.remoteAddress === remoteAddress) waiting.delete(raw);
    },
  };
}

/** Connects to a PC; resolves with the link and the key that it proved. @throws the system's error when nobody answers */
export function dial(
  identity: LinkIdentity,
  host: string,
  port: number,
): Promise<{ readonly socket: TLSSocket; readonly peerKey: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      ...tlsOptions(identity),
      host,
      port,
      checkServerIdentity: () => undefined,
    });
    const giveUp = setTimeout(() => socket.destroy(new Error('the handshake took too long')), dialMs);
    socket.once('error', reject);
    socket.once('close', () => clearTimeout(giveUp));
    const connected = neverThrows(reject, () => {
      clearTimeout(giveUp);
      socket.off('error', reject);
      socket.on('error', () => socket.destroy());
      const peerKey = peerKeyOf(socket);
      if (peerKey === null) {
        socket.destroy();
        reject(new Error('the other side shows no key of a device'));
      } else resolve({ socket: prepared(socket), peerKey });
    });
    socket.once('secureConnect', connected);
  });
}

function prepared(socket: TLSSocket): TLSSocket {
  socket.setNoDelay(true);
  endWhenSilent(socket);
  return socket;
}

/**
 * Gives a link up from which nothing comes any more. A socket's own time-out does not tell: it begins anew with whatever is
 * written, also into a cable that nobody holds. Counted in looks, so that a process that stood still reads first.
 */
function endWhenSilent(socket: TLSSocket): void {
  let read = socket.bytesRead;
  let silences = 0;
  const listenAgain = neverThrows(
    () => socket.destroy(),
    () => {
      silences = socket.bytesRead === read ? silences + 1 : 0;
      read = socket.bytesRead;
      if (silences >= mostSilences) socket.destroy();
    },
  );
  const look = setInterval(listenAgain, listenMs);
  look.unref();
  socket.once('close', () => clearInterval(look));
}
