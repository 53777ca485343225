// Whole answers that the province signs, for whoever sends a number with the question; all others are answered as before it.
import { expect, test } from 'vitest';
import { answerHeaders, answerHolds, newNonce } from '#core/foundation/wire/signed-answer.ts';
import type { TestDevice } from '#tests/support/province-client.ts';
import type { RunningProvince } from './running-province.ts';

type Init = { method?: string; headers?: Record<string, string>; body?: Uint8Array<ArrayBuffer> };

export function signedAnswerCases(running: RunningProvince): void {
  async function asked(device: TestDevice, path: string, nonce: string | null, init: Init = {}) {
    const authorization = `Bearer ${await device.token({ htu: path })}`;
    const number = nonce === null ? {} : { [answerHeaders.nonce]: nonce };
    const answer = await fetch(new URL(path, running.province.url), {
      ...init,
      headers: { ...(init.method === 'POST' ? {} : { authorization }), ...init.headers, ...number },
    });
    const body = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, body, signature: answer.headers.get(answerHeaders.signature) };
  }
  const key = async (device: TestDevice): Promise<string> => {
    const { body } = await device.enrol(await running.province.createEnrolCode(device.office));
    return (body as { keys: { signing: string } }).keys.signing;
  };

  test('N6 an answer to a question with a number is signed as a whole, for its asker and for nothing else', async () => {
    const device = await running.visits(2);
    const signing = await key(device);
    const { url, ...batch } = await device.batch(1, 2);
    const heads = `/v1/offices/${device.office}/heads`;
    const questions: [string, Init][] = [
      [new URL(url).pathname, { method: 'POST', ...batch }],
      [heads, {}],
      [`${heads}?device=${device.id}`, {}],
      [device.headPath, {}],
      [`/v1/streams/${device.id}/${device.epoch}/entries?after=1`, {}],
    ];
    for (const [path, init] of questions) {
      const nonce = newNonce();
      const { signature, ...answer } = await asked(device, path, nonce, init);
      expect(answer.status).toBe(200);
      const said = { nonce, method: init.method ?? 'GET', path, ...answer };
      const holds = (bent: Partial<typeof said>, asker = device.id): boolean =>
        answerHolds({ ...said, ...bent }, [asker], signature ?? '', signing);
      expect(holds({})).toBe(true);
      expect(holds({}, '')).toBe(false);
      expect(holds({}, running.province.url)).toBe(false);
      expect(holds({ nonce: newNonce() })).toBe(false);
      expect(holds({ path: `${path}&` })).toBe(false);
      expect(holds({ status: 201 })).toBe(false);
      expect(holds({ body: Buffer.concat([answer.body, Buffer.from(' ')]) })).toBe(false);
    }
  });

  test('N6 a refusal is signed too, for nobody who did not prove itself', async () => {
    const device = await running.enrolled();
    const signing = await key(device);
    const nonce = newNonce();
    const path = device.headPath;
    const { signature, ...answer } = await asked(device, path, nonce, { headers: { authorization: 'none' } });
    expect(answer.status).toBe(401);
    const said = { nonce, method: 'GET', path, ...answer };
    expect(answerHolds(said, [''], signature ?? '', signing)).toBe(true);
    expect(answerHolds(said, [device.id], signature ?? '', signing)).toBe(false);
  });

  test('N6 without a number, or with something else in its place, a question is answered as it always was', async () => {
    const device = await running.visits(1);
    await device.send();
    const path = `/v1/offices/${device.office}/heads`;
    for (const nonce of [null, '', 'x', `${newNonce()}x`, `${newNonce()}, ${newNonce()}`]) {
      const { status, signature } = await asked(device, path, nonce);
      expect([status, signature]).toEqual([200, null]);
    }
    // What is no answer of the protocol is nobody's to sign.
    expect((await asked(device, '/openapi.json', newNonce())).signature).toBeNull();
  });
}
