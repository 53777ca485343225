// A loopback host on the echo application, with a raw HTTP client that can send what a browser never would.
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type RunningHost, runHost } from '#electron/host/run-host.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type HostUnderTest = RunningHost & { lines: string[]; port: number; bundleDir: string };

/** Starts a host with the given environment on a fresh folder, a demonstration by itself; it ends with the test. */
export async function startHostUnderTest(
  env: NodeJS.ProcessEnv = {},
  dir: string = path.join(temporaryFolder(), 'office'),
): Promise<HostUnderTest> {
  const bundleDir = path.join(temporaryFolder(), 'bundle');
  mkdirSync(path.join(bundleDir, 'assets'), { recursive: true });
  writeFileSync(path.join(bundleDir, 'index.html'), '<!doctype html><title>desk</title>');
  writeFileSync(path.join(bundleDir, 'assets/app.js'), 'export {};');
  writeFileSync(path.join(bundleDir, '..', 'secret.json'), '{}');
  const lines: string[] = [];
  const running = await runHost({
    dir,
    port: 0,
    demo: false,
    coreEntry: path.resolve('tests/fixtures/echo/echo-core-process.ts'),
    bundleDir,
    appVersion: '0.0.0',
    env,
    say: (line) => lines.push(line),
    log: () => undefined,
  });
  onTestFinished(() => running.stop());
  return { ...running, lines, bundleDir, port: Number(new URL(running.host.origin).port) };
}

export type RawAnswer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
};

/** One raw request to 127.0.0.1: nothing is added to or normalised in what is given. */
export function ask(
  port: number,
  target: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const sent = request(
      { host: '127.0.0.1', port, path: target, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Enters with a fresh address and returns the headers of a page of this host. */
export async function entered({ host, port }: HostUnderTest): Promise<Record<string, string>> {
  const { pathname, search, host: own } = new URL(host.newAddress());
  const answer = await ask(port, pathname + search, { headers: { host: own } });
  const cookie = String(answer.headers['set-cookie']).split(';', 1)[0] ?? '';
  return { host: own, cookie, origin: host.origin, 'sec-fetch-site': 'same-origin' };
}
