// A province from before it said which keys are its own: the one of now behind a proxy that leaves that word out.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** `isUpToDate` is set when the province was brought up to date: then nothing is left out any more. */
export type OlderProvince = { readonly url: string; isUpToDate: boolean };

/** Passes everything on to the plain province at `target`, for as long as the test runs. */
export async function olderProvince(target: string): Promise<OlderProvince> {
  const older = { url: '', isUpToDate: false };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', async () => {
      const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
      const { method = 'GET', url = '/' } = request;
      const body = method === 'GET' ? undefined : Buffer.concat(parts);
      const sent = await fetch(new URL(url, target), {
        method,
        headers: headers as Record<string, string>,
        ...(body === undefined ? {} : { body }),
      });
      const text = await sent.text();
      const type = sent.headers.get('content-type') ?? '';
      const isJson = type.startsWith('application/json');
      const { keyAttestation: _left, ...said } = isJson ? (JSON.parse(text) as Record<string, unknown>) : {};
      response.writeHead(sent.status, { 'content-type': type });
      response.end(isJson && !older.isUpToDate ? JSON.stringify(said) : text);
    });
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  older.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return older;
}
