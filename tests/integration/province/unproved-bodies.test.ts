// Bodies that are announced and do not come: without proof a sender has few places and little time, with it as long as the
// line needs.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import fastify from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { watchUnprovedBodies } from '#province/http/unproved-bodies.ts';

/** A server with two routes: one for whoever comes, one whose senders have proved themselves by their head. */
async function server(limits: { atOnce: number; ms: number }): Promise<number> {
  const app = fastify();
  const unproved = watchUnprovedBodies(app, limits);
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.post('/anybody', async ({ body }) => ({ body }));
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request) => unproved.proved(request));
    scope.post('/proved', async ({ body }) => ({ body }));
  });
  onTestFinished(() => app.close());
  return Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
}

async function half(port: number, path: string, announced = 10): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: text/x\r\nContent-Length: ${announced}\r\n\r\nhalf`,
  );
  return socket;
}

const answerOf = async (socket: Socket): Promise<string> => String((await once(socket, 'data'))[0]);

test('N43 a body without proof that does not come is dropped after its time', async () => {
  const port = await server({ atOnce: 8, ms: 60 });
  const socket = await half(port, '/anybody');
  await once(socket, 'close');
});

test('N43 whoever comes next takes the place of the oldest body that does not come', async () => {
  const port = await server({ atOnce: 2, ms: 600_000 });
  const [oldest, second] = [await half(port, '/anybody'), await half(port, '/anybody')];
  await pause(20);
  const answer = await fetch(`http://127.0.0.1:${port}/anybody`, { method: 'POST', body: 'honest' });
  expect(await answer.json()).toEqual({ body: 'honest' });
  await once(oldest, 'close');
  expect(second.destroyed).toBe(false);
});

test('N43 a slow line whose sender proved themselves is served, and takes no place of the others', async () => {
  const port = await server({ atOnce: 2, ms: 60 });
  const slow = await half(port, '/proved', 14);
  for (const part of ['aa', 'bb', 'cc', 'dd', 'ee']) {
    await pause(30);
    slow.write(part);
  }
  expect(await answerOf(slow)).toContain('halfaabbccddee');
});
