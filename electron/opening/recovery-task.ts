// Runs one task of the recovery screen in a core process of its own, which ends with it.
import { randomUUID } from 'node:crypto';
import { ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';
import type { RecoveryStep } from '#core/replication/recovery/contract.ts';
import type { SpawnCore } from '../core-process/core-link.ts';
import { fromCoreSchema, type RecoverMessage, type RecoveryOutcome } from '../core-process/protocol.ts';

/**
 * Runs a task. `tell` is told how far it is.
 * @throws the problem that stood in its way; UNEXPECTED when the process ended without an answer
 */
export function runRecoveryTask(
  spawn: SpawnCore,
  message: RecoverMessage,
  tell: (step: RecoveryStep, done: number, total: number) => void,
  log: (line: string) => void,
): Promise<RecoveryOutcome> {
  return new Promise((resolve, reject) => {
    const link = spawn();
    const unexpected = (how: string) => {
      const reference = randomUUID().slice(0, 8);
      log(`recovery task [${reference}]: ${how}`);
      reject(refusal('UNEXPECTED', { reference }));
    };
    link.onMessage((raw) => {
      const said = fromCoreSchema.safeParse(raw);
      if (!said.success) {
        link.kill();
        return unexpected(said.error.message);
      }
      if (said.data.kind === 'progress') return tell(said.data.step, said.data.done, said.data.total);
      if (said.data.kind === 'recovered') resolve(said.data.outcome);
      if (said.data.kind === 'failed') reject(new ProblemError(said.data.problem));
      link.post({ kind: 'stop' });
    });
    // After an answer this changes nothing any more.
    link.onExit((how) => unexpected(`ended (${how})`));
    link.post(message);
  });
}
