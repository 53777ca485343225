// The passphrase under which an office's key is wrapped anew, typed twice, where the shell keeps no key by itself.
import { z } from 'zod';
import { sentence } from '#renderer/ui/form.tsx';

/** As in the custody of the key, which asks more of it (electron/key-custody/passphrase-rule.ts). */
const minimumLength = 8;

const plain = { next: z.string(), again: z.string() };

/** A schema for `fields` with the two of the next passphrase, which are judged only where they are asked for. */
export function withNextPassphrase<Fields extends z.ZodRawShape>(fields: Fields, isAsked: boolean) {
  return z.object({ ...fields, ...plain }).superRefine((typed, context) => {
    if (!isAsked) return;
    const { next, again } = typed as unknown as z.infer<z.ZodObject<typeof plain>>;
    const tell = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (next.length < minimumLength) tell('next', sentence('recovery.nextTooShort'));
    if (next !== again) tell('again', sentence('recovery.nextDifferent'));
  });
}
