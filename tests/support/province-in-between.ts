// Somebody at the province's address: passes questions on, or answers them as a test says, and keeps what went by.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { answerHeaders } from '#core/foundation/wire/signed-answer.ts';

export type Question = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Buffer;
};
export type Answer = { status: number; headers: Record<string, string>; body: string };
export type Manner = (question: Question) => Answer | Promise<Answer>;

export type InBetween = {
  readonly url: string;
  /** What came and what was answered, in order. */
  readonly seen: { readonly question: Question; readonly answer: Answer }[];
  /** How questions are answered from now on. */
  answer: Manner;
};

const ofAnswer = [
  'content-type',
  'retry-after',
  'tail-prev',
  'tail-next',
  'tail-more',
  answerHeaders.signature,
];

/** As whoever passes everything on to the province at `url`. */
export const handedOverTo =
  (url: string): Manner =>
  async ({ method, path, headers, body }) => {
    const { host: _, connection: __, 'transfer-encoding': ___, ...kept } = headers;
    const sent = await fetch(new URL(path, url), {
      method,
      headers: kept,
      ...(method === 'GET' ? {} : { body: Buffer.from(body) }),
    });
    const answered = ofAnswer.flatMap((name) => {
      const value = sent.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    return { status: sent.status, headers: Object.fromEntries(answered), body: await sent.text() };
  };

/** As whoever passes everything on and leaves the signature of the answer out. */
export const withoutSignature =
  (url: string): Manner =>
  async (question) => {
    const { [answerHeaders.nonce]: _, ...headers } = question.headers;
    return handedOverTo(url)({ ...question, headers });
  };

export const json = (body: unknown, headers: Record<string, string> = {}): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** Listens at a free port, or at the one that a closed province had. */
export async function inBetween(answer: Manner, port = 0): Promise<InBetween> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', async () => {
      const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)] as const);
      const question = {
        ...{ method: request.method ?? '', path: request.url ?? '' },
        ...{ headers: Object.fromEntries(headers), body: Buffer.concat(parts) },
      };
      const given = await between.answer(question);
      between.seen.push({ question, answer: given });
      response.writeHead(given.status, given.headers).end(given.body);
    });
  }).listen(port, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port: own } = server.address() as AddressInfo;
  const between: InBetween = { url: `http://127.0.0.1:${own}`, seen: [], answer };
  return between;
}
