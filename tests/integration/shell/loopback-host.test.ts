// The loopback host over real HTTP, on a real core process that echoes.
import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import { createConnection } from 'node:net';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { maxBodyBytes } from '#electron/core-process/protocol.ts';
import { ask, entered, startHostUnderTest } from '#tests/support/running-host.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { everyNth } from '#tests/support/tier.ts';

describe('entering', () => {
  test('an address opens once, with a strict cookie, and is then worth nothing', async () => {
    const { host, port } = await startHostUnderTest();
    const { pathname, search, host: own } = new URL(host.newAddress());
    const headers = { host: own };
    const first = await ask(port, pathname + search, { headers });
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(String(first.headers['set-cookie'])).toMatch(
      /^desk-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
    expect((await ask(port, pathname + search, { headers })).status).toBe(401);
  });

  test('a used address is answered by a fresh one on the terminal', async () => {
    const running = await startHostUnderTest();
    await entered(running);
    expect(running.lines.at(-1)).toMatch(
      /For another browser: http:\/\/\w+\.pishkhan\.localhost:\d+\/enter\?token=/,
    );
  });

  test('nothing is served without the cookie: no page, no call, no event', async () => {
    const { port, host } = await startHostUnderTest();
    const { host: own } = new URL(host.origin);
    for (const target of ['/', '/assets/app.js', '/events', '/api/echo']) {
      const page = { host: own, 'sec-fetch-site': 'same-origin' };
      expect((await ask(port, target, { headers: page })).status, target).toBe(401);
    }
    const headers = {
      host: own,
      origin: host.origin,
      'sec-fetch-site': 'same-origin',
      cookie: `desk-${port}=guess`,
    };
    expect((await ask(port, '/api/echo', { method: 'POST', headers, body: '{}' })).status).toBe(401);
  });
});

describe('who is heard', () => {
  test('A1 only the exact Host is heard, so that a rebound name reaches nothing', async () => {
    const running = await startHostUnderTest();
    const headers = await entered(running);
    for (const host of [
      'localhost',
      `localhost:${running.port}`,
      `127.0.0.1:${running.port}`,
      'evil.example',
      new URL(running.host.origin).hostname,
      `${new URL(running.host.origin).hostname}:${running.port + 1}`,
      `x.${new URL(running.host.origin).host}`,
    ]) {
      expect((await ask(running.port, '/', { headers: { ...headers, host } })).status, host).toBe(403);
    }
    expect((await ask(running.port, '/', { headers })).status).toBe(200);
  });

  test('A1 the cookie alone does nothing: not under the address, not from elsewhere, not without the page', async () => {
    const running = await startHostUnderTest();
    const { cookie = '', host: own = '', origin = '' } = await entered(running);
    const address = `127.0.0.1:${running.port}`;
    // What another program of the PC, or a page of another port, can send.
    const outside: Record<string, string>[] = [
      { cookie },
      { cookie, host: address, origin: `http://${address}`, 'sec-fetch-site': 'same-origin' },
      { cookie, host: own, origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'cross-site' },
      { cookie, host: own, 'sec-fetch-site': 'same-site' },
      { cookie, host: own, 'sec-fetch-site': 'none' },
      { cookie, host: own },
    ];
    for (const headers of outside) {
      const asked = JSON.stringify(headers);
      for (const target of ['/api/echo', '/events']) {
        expect((await ask(running.port, target, { headers })).status, asked).toBe(403);
      }
      const call = { method: 'POST', headers, body: '{}' };
      expect((await ask(running.port, '/api/echo', call)).status, asked).toBe(403);
    }
    const page = { cookie, host: own, origin, 'sec-fetch-site': 'same-origin' };
    expect((await ask(running.port, '/api/echo', { headers: page })).status).toBe(200);
  });

  test('A1 the name is of one run, and its cookie is for no other name', async () => {
    const [one, two] = [await startHostUnderTest(), await startHostUnderTest()];
    const names = [one, two].map(({ host }) => new URL(host.origin).hostname);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(/^[0-9a-f]{24}\.pishkhan\.localhost$/);
    // No `Domain`: a browser sends it to this very name only; the test of entering has its whole text.
    expect((await ask(two.port, '/', { headers: await entered(one) })).status).toBe(403);
  });

  test('only the exact Origin may call', async () => {
    const running = await startHostUnderTest();
    const own = await entered(running);
    for (const origin of [
      'null',
      'http://evil.example',
      `http://localhost:${running.port}`,
      'http://127.0.0.1:1',
    ]) {
      const call = { method: 'POST', headers: { ...own, origin }, body: '{}' };
      expect((await ask(running.port, '/api/echo', call)).status, origin).toBe(403);
    }
    const { origin: _, ...without } = own;
    expect((await ask(running.port, '/api/echo', { method: 'POST', headers: without })).status).toBe(403);
    const crossSite = { ...without, 'sec-fetch-site': 'cross-site' };
    expect((await ask(running.port, '/api/echo', { headers: crossSite })).status).toBe(403);
    const sameSite = { ...without, 'sec-fetch-site': 'same-site' };
    expect((await ask(running.port, '/events', { headers: sameSite })).status).toBe(403);
  });

  test('other methods are refused', async () => {
    const running = await startHostUnderTest();
    const headers = await entered(running);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
      expect((await ask(running.port, '/api/echo', { method, headers })).status, method).toBe(405);
    }
    expect((await ask(running.port, '/', { method: 'POST', headers })).status).toBe(405);
  });

  test('it listens on 127.0.0.1 only', async () => {
    const { port } = await startHostUnderTest();
    const reached = await new Promise((resolve) => {
      const socket = createConnection({ host: '127.0.0.2', port });
      socket.once('connect', () => resolve('connected'));
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    });
    expect(reached).toBe('ECONNREFUSED');
  });
});

describe('the page', () => {
  test('is served with the policy of the application on every answer', async () => {
    const running = await startHostUnderTest();
    const headers = await entered(running);
    for (const target of ['/', '/assets/app.js', '/unknown.js', '/api/echo']) {
      const answer = await ask(running.port, target, { headers });
      expect(answer.headers['content-security-policy'], target).toMatch(
        /^default-src 'none'; script-src 'self';/,
      );
      expect(answer.headers['x-content-type-options'], target).toBe('nosniff');
    }
  });

  test('an address of the application without extension is its page', async () => {
    const running = await startHostUnderTest();
    const answer = await ask(running.port, '/day-close/2026-11-25', { headers: await entered(running) });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<title>desk</title>');
  });

  test.each(
    everyNth(4, [
      '/../secret.json',
      '/assets/../../secret.json',
      '/%2e%2e/secret.json',
      '/..%2fsecret.json',
      '/assets/%2e%2e%2f%2e%2e%2fsecret.json',
      '/..%5csecret.json',
      '/%252e%252e/secret.json',
      '/secret.json%00.js',
      '/%',
      '//secret.json',
      '/linked/secret.json',
      `/${'x'.repeat(400)}.js`,
      `/${'long/'.repeat(2000)}app.js`,
      `/${'x/'.repeat(7000)}`,
      '/index.html/app.js',
    ]),
  )('nothing outside the bundle is served for %s', async (target) => {
    const running = await startHostUnderTest();
    mkdirSync(path.join(running.bundleDir, 'inner'));
    symlinkSync(path.dirname(running.bundleDir), path.join(running.bundleDir, 'linked'));
    expect((await ask(running.port, target, { headers: await entered(running) })).status).toBe(404);
  });
});

describe('a call', () => {
  test('reaches the application with its path, its body and only the headers it may see', async () => {
    const running = await startHostUnderTest();
    const headers = {
      ...(await entered(running)),
      'content-type': 'application/json',
      'x-session': 's1',
      'x-other': 'o',
      'x-desk-origin': 'http://forged.pishkhan.localhost:1',
    };
    const answer = await ask(running.port, '/api/echo?input=%7B%7D', {
      method: 'POST',
      headers,
      body: '{"نام":1}',
    });
    const seen = JSON.parse(answer.body);
    expect(seen).toMatchObject({
      pathname: '/api/echo',
      search: '?input=%7B%7D',
      method: 'POST',
      body: '{"نام":1}',
    });
    expect(seen.headers).toEqual({
      'content-type': 'application/json',
      'x-session': 's1',
      'x-desk-origin': running.host.origin,
    });
  });

  test('that refuses keeps its problem code', async () => {
    const running = await startHostUnderTest();
    const answer = await ask(running.port, '/api/refuse', { headers: await entered(running) });
    expect(JSON.parse(answer.body).problem).toEqual({ code: 'NOT_SIGNED_IN', params: {} });
  });

  test('that meets a mistake in the application gives a reference and not the mistake', async () => {
    const running = await startHostUnderTest();
    const answer = await ask(running.port, '/api/break', { headers: await entered(running) });
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body).problem).toMatchObject({ code: 'UNEXPECTED' });
    expect(answer.body).not.toContain('mistake');
  });

  test('with too large a body is refused as TOO_LARGE, declared or not', { tags: 'release' }, async () => {
    const running = await startHostUnderTest();
    const headers = await entered(running);
    const declared = { ...headers, 'content-length': String(maxBodyBytes + 1) };
    const refused = await ask(running.port, '/api/echo', { method: 'POST', headers: declared, body: 'x' });
    expect(refused.status).toBe(413);
    expect(JSON.parse(refused.body).problem).toEqual({
      code: 'TOO_LARGE',
      params: { limitBytes: maxBodyBytes },
    });
    const streamed = { ...headers, 'transfer-encoding': 'chunked' };
    const body = 'x'.repeat(maxBodyBytes + 1);
    expect((await ask(running.port, '/api/echo', { method: 'POST', headers: streamed, body })).status).toBe(
      413,
    );
    const largest = await ask(running.port, '/api/echo', {
      method: 'POST',
      headers,
      body: 'x'.repeat(maxBodyBytes),
    });
    expect(largest.status).toBe(200);
  });

  test.each(everyNth(3, ['/api/', '/api/a/b', '/api/..%2f', '/api/%20', '/api/visits;open']))(
    'with the malformed path %s is refused before the application',
    async (target) => {
      const running = await startHostUnderTest();
      const answer = await ask(running.port, target, { headers: await entered(running) });
      expect(answer.status).toBe(400);
      expect(JSON.parse(answer.body).problem).toEqual({
        code: 'INPUT_INVALID',
        params: { fields: ['path'] },
      });
    },
  );
});

describe('a browser that goes away', () => {
  test('in the middle of a body ends its request and not the host', async () => {
    const running = await startHostUnderTest();
    const headers = await entered(running);
    const socket = createConnection({ host: '127.0.0.1', port: running.port });
    const head = Object.entries({
      ...headers,
      'content-length': '1000',
      // The host says so when it has begun with the request.
      expect: '100-continue',
    });
    socket.write(
      `POST /api/echo HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`,
    );
    expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 100 /);
    await new Promise((resolve) => socket.write('half', resolve));
    const gone = once(socket, 'close');
    socket.destroy();
    await gone;
    expect((await ask(running.port, '/api/echo', { headers })).status).toBe(200);
  });
});

describe('a first run', () => {
  test('without a passphrase or a terminal only makes a demonstration office, and says so', async () => {
    const running = await startHostUnderTest({});
    expect(running.lines[0]).toMatch(/demonstration office/);
    const answer = await ask(running.port, '/api/echo', { headers: await entered(running) });
    expect(JSON.parse(answer.body)).toMatchObject({ demoOnly: true, keyBytes: 32 });
  });

  test('with a passphrase makes a real one, and the core process never sees the passphrase', {
    tags: 'release',
  }, async () => {
    const running = await startHostUnderTest({ PISHKHAN_PASSPHRASE: 'a long passphrase' });
    const answer = await ask(running.port, '/api/echo', { headers: await entered(running) });
    expect(JSON.parse(answer.body)).toMatchObject({ demoOnly: false, passphraseSeen: false });
  });

  test('with too short a passphrase is refused', async () => {
    await expect(startHostUnderTest({ PISHKHAN_PASSPHRASE: 'short' })).rejects.toThrow('PASSWORD_TOO_WEAK');
  });

  test('a real office does not open without its passphrase, nor as a demonstration', {
    tags: 'release',
  }, async () => {
    const dir = path.join(temporaryFolder(), 'office');
    const first = await startHostUnderTest({ PISHKHAN_PASSPHRASE: 'a long passphrase' }, dir);
    await first.stop();
    for (const [env, code] of [
      [{}, 'PASSPHRASE_NEEDED'],
      [{ PISHKHAN_PASSPHRASE: 'another passphrase' }, 'KEY_NOT_OPENED'],
    ] as const) {
      const shut = await startHostUnderTest(env, dir);
      expect(shut.supervisor.state()).toEqual({ state: 'down', problem: { code, params: {} } });
      const answer = await ask(shut.port, '/api/echo', { headers: await entered(shut) });
      expect(JSON.parse(answer.body).problem.code).toBe(code);
      await shut.stop();
    }
  });
});
