// The key of an account as an entry and a table carry it.
import { z } from 'zod';

/** A derivation costs at most this, whoever wrote it: KiB of memory, passes over it, lanes. */
const most = { memory: 64 * 1024, passes: 5, lanes: 4 };
const costForm = /^m=(\d{1,5}),t=(\d),p=(\d)$/;

/** What argon2id takes to derive the key under which an account's key lies. */
export function costOf(cost: string): {
  memoryCost: number;
  timeCost: number;
  parallelism: number;
} {
  const [, memory, passes, lanes] = costForm.exec(cost) ?? [];
  return { memoryCost: Number(memory), timeCost: Number(passes), parallelism: Number(lanes) };
}

function isBearable(cost: string): boolean {
  const { memoryCost, timeCost, parallelism } = costOf(cost);
  return (
    parallelism >= 1 &&
    parallelism <= most.lanes &&
    timeCost >= 1 &&
    timeCost <= most.passes &&
    memoryCost >= 8 * parallelism &&
    memoryCost <= most.memory
  );
}

/** `salt` 16 bytes; `sealed` nonce (12), seed (32) and tag (16) by AES-256-GCM, with the public key as associated data. base64url. */
export const sealedKeySchema = z.strictObject({
  cost: z.string().refine(isBearable),
  salt: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  sealed: z.string().regex(/^[A-Za-z0-9_-]{80}$/),
});
export type SealedKey = z.infer<typeof sealedKeySchema>;
