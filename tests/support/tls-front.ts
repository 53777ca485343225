// https before a province of a test, as a real one has it before its plain server. Its certificate is trusted by who
// calls `trustTestCertificate`, or is started with NODE_EXTRA_CA_CERTS.
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, type Socket } from 'node:net';
import path from 'node:path';
import { createServer, getCACertificates, setDefaultCACertificates } from 'node:tls';

const folder = path.resolve(import.meta.dirname, '../fixtures/loopback-tls');
export const testCertificateFile = path.join(folder, 'certificate.pem');

/** From here on this process trusts the certificate of the tests too. */
export function trustTestCertificate(): void {
  setDefaultCACertificates([...getCACertificates(), readFileSync(testCertificateFile, 'utf8')]);
}

export type TlsFront = { readonly url: string; close(): Promise<void> };

/** Takes https at a free port of this machine and passes it on to the plain server at `target`. */
export async function startTlsFront(target: string): Promise<TlsFront> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  const server = createServer(
    { key: readFileSync(path.join(folder, 'key.pem')), cert: readFileSync(testCertificateFile) },
    (secure) => {
      const plain = connect(Number(port), hostname);
      open.add(secure).add(plain);
      for (const [from, to] of [
        [secure, plain],
        [plain, secure],
      ] as const) {
        from.pipe(to);
        from.on('error', () => to.destroy());
        from.on('close', () => {
          to.destroy();
          open.delete(from);
        });
      }
    },
  );
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${own}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
