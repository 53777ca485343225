// Signs every answer of the protocol to whoever asks for it (signed-answer.ts): refusals too, since they say the time.
import type { FastifyInstance } from 'fastify';
import { answerHeaders, answerStatement, nonceForm } from '#core/foundation/wire/signed-answer.ts';
import { signStatement } from '#core/foundation/wire/signed-statements.ts';
import { type Identity, signingKey } from '../server-keys/identity.ts';

const askers = new WeakMap<object, string>();

/** The answer to this request is for the device that proved itself with it. */
export function answersTo(request: object, deviceId: string): void {
  askers.set(request, deviceId);
}

/** For all routes below /v1 that are registered after it. */
export function signAnswers(app: FastifyInstance, identity: Identity): void {
  const key = signingKey(identity);
  app.addHook('onSend', async (request, reply, payload) => {
    const nonce = request.headers[answerHeaders.nonce];
    const { method, url: path } = request;
    if (typeof nonce !== 'string' || !nonceForm.test(nonce) || !path.startsWith('/v1/')) return payload;
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
    const body = Buffer.from(payload);
    const answer = { asker: askers.get(request) ?? '', nonce, method, path, status: reply.statusCode, body };
    reply.header(answerHeaders.signature, signStatement(answerStatement(answer), key));
    return payload;
  });
}
