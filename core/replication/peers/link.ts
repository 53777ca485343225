// The link between two PCs of an office: TLS 1.3 both ways with certificates of the devices' own keys. TLS proves that
// the other side holds the key; who the key belongs to is for the caller to judge before a word is read.
import type { KeyObject } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { deviceCertificate, keyOfCertificate } from './certificate.ts';

export type LinkIdentity = { readonly deviceId: string; readonly signingKey: KeyObject };
export type Listening = { readonly port: number; close(): Promise<void> };

/** A stranger has this long for the handshake, ms. */
const handshakeMs = 10_000;
/** The other side is listened for so often, ms, and so many times in a row nothing came before a link is given up. */
const listenMs = 3000;
const mostSilences = 5;

/** Connections at once: of everybody, and of one address before a key is proved. */
const mostConnections = 256;
const mostUnproved = 16;

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

/**
 * Listens for other PCs; `meet` is given each link with the key that the other side proved. A link may be for a talk of its
 * own, which is named in the handshake (`socket.alpnProtocol`); one that names none is the ordinary one.
 */
export async function listen(
  identity: LinkIdentity,
  host: string,
  port: number,
  onSocket: (socket: TLSSocket, peerKey: string) => void,
  protocols: readonly string[] = [],
): Promise<Listening> {
  /** Connections that have not proved a key yet, with their addresses. */
  const unproved = new Map<Socket, string>();
  const options = { ...tlsOptions(identity), handshakeTimeout: handshakeMs, ALPNProtocols: [...protocols] };
  const server = createServer(options, (socket) => {
    for (const raw of unproved.keys())
      if (raw.remotePort === socket.remotePort && raw.remoteAddress === socket.remoteAddress)
        unproved.delete(raw);
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    const key = peerKeyOf(socket);
    if (key === null) socket.destroy();
    else onSocket(prepared(socket), key);
  });
  const open = new Set<TLSSocket>();
  server.maxConnections = mostConnections;
  server.on('connection', (socket: Socket) => {
    const from = socket.remoteAddress ?? '';
    unproved.set(socket, from);
    socket.once('close', () => unproved.delete(socket));
    // Whoever opens connections and proves nothing keeps nobody else out.
    if ([...unproved.values()].filter((other) => other === from).length > mostUnproved) socket.destroy();
  });
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // It is closed when nobody is connected any more: whoever proves nothing would keep it for as long as a handshake may last.
        for (const socket of [...open, ...unproved.keys()]) socket.destroy();
      }),
  };
}

/** Connects to a PC; resolves with the link and the key that it proved. @throws the system's error when nobody answers */
export function dial(
  identity: LinkIdentity,
  host: string,
  port: number,
  protocol: string | null = null,
): Promise<{ readonly socket: TLSSocket; readonly peerKey: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      ...tlsOptions(identity),
      host,
      port,
      checkServerIdentity: () => undefined,
      ...(protocol === null ? {} : { ALPNProtocols: [protocol] }),
    });
    const giveUp = setTimeout(() => socket.destroy(new Error('the handshake took too long')), handshakeMs);
    socket.once('error', reject);
    socket.once('close', () => clearTimeout(giveUp));
    socket.once('secureConnect', () => {
      clearTimeout(giveUp);
      socket.off('error', reject);
      socket.on('error', () => socket.destroy());
      const peerKey = peerKeyOf(socket);
      if (peerKey === null) {
        socket.destroy();
        reject(new Error('the other side shows no key of a device'));
      } else resolve({ socket: prepared(socket), peerKey });
    });
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
  const look = setInterval(() => {
    silences = socket.bytesRead === read ? silences + 1 : 0;
    read = socket.bytesRead;
    if (silences >= mostSilences) socket.destroy();
  }, listenMs);
  look.unref();
  socket.once('close', () => clearInterval(look));
}
