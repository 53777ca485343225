// A PC of the office whose program is another one: it says what it likes over its own proved link.
import { randomBytes, randomUUID } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { DeviceIdentity } from '#core/journal/device-identity.ts';
import { linkLimits, type PeerMessage, peerMessageSchema } from '#core/peers/contract.ts';
import { dial } from '#core/peers/link.ts';
import { readMessages, writeMessage } from '#core/peers/messages.ts';
import { here, until } from './office-pcs.ts';

type Hello = Extract<PeerMessage, { readonly kind: 'hello' }>;
export type LyingPc = {
  readonly socket: TLSSocket;
  /** All that was said to it. */
  readonly heard: readonly PeerMessage[];
  say(message: PeerMessage): void;
  /** Waits until all that it said before was heard: what it asks about nothing comes back to it as it is. */
  wasHeard(): Promise<void>;
};

export const madeUpStream = () => ({ device: randomUUID(), epoch: randomBytes(16).toString('hex') });
export const madeUpHash = (): string => randomBytes(32).toString('hex');

/** Dials a PC by the key of one of its colleagues, and greets it. */
export async function lyingPc(
  identity: DeviceIdentity,
  port: number,
  says: Partial<Pick<Hello, 'heads' | 'others'>> = {},
): Promise<LyingPc> {
  const { socket } = await dial(identity, here, port);
  onTestFinished(() => {
    socket.destroy();
  });
  const heard: PeerMessage[] = [];
  readMessages(socket, linkLimits.messageBytes, (value) => heard.push(peerMessageSchema.parse(value)));
  const say = (message: PeerMessage): void => void writeMessage(socket, message);
  const now = new Date().toISOString();
  const of = { office: identity.officeCode, instance: randomUUID(), now, listens: null };
  say({ kind: 'hello', version: 1, heads: [], others: [], ...of, ...says });
  return {
    socket,
    heard,
    say,
    async wasHeard() {
      const hash = madeUpHash();
      say({ kind: 'lacks_private', stream: madeUpStream(), seq: 1, hash });
      const isBack = (): boolean =>
        heard.some((one) => one.kind === 'lacks_private' && one.hash === hash) || socket.destroyed;
      await until(isBack, 'what it said was heard');
    },
  };
}
