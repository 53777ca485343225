// Something that happens while a secret is compared or hashed: written between what was checked before and the transaction.
import { onTestFinished, vi } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import type { AttemptPurpose } from '#core/access/staff/attempts.ts';

/** Runs `happens` once, when the next secret is about to be hashed: its salt has sixteen bytes. */
export function whileHashing({ machine }: Desk, happens: () => void): void {
  const real = machine.randomBytes.bind(machine);
  let isOver = false;
  const spy = vi.spyOn(machine, 'randomBytes').mockImplementation((size) => {
    if (size === 16 && !isOver) {
      isOver = true;
      happens();
    }
    return real(size);
  });
  onTestFinished(() => spy.mockRestore());
}

/** Runs `happens` once, when the secret of this person is about to be compared. */
export function whileComparing(
  { attempts }: Desk,
  purpose: AttemptPurpose,
  personId: string,
  happens: () => void,
): void {
  const real = attempts.take.bind(attempts);
  let isOver = false;
  const spy = vi.spyOn(attempts, 'take').mockImplementation((at, whose) => {
    const left = real(at, whose);
    if (at === purpose && whose === personId && !isOver) {
      isOver = true;
      happens();
    }
    return left;
  });
  onTestFinished(() => spy.mockRestore());
}
