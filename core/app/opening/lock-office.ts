// The lock of an office's folder as a problem that people can act on: in use, not allowed and no room are three things.
import { join } from 'node:path';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { withStoreProblems } from '#core/foundation/problems/store-problem.ts';
import { StoreInUseError, takeLock } from '#db/lock.ts';

/**
 * Takes the lock of an office's folder.
 * @throws STORE_IN_USE, STORE_FORBIDDEN, DISK_FULL
 * @returns the function that frees it
 */
export function lockOffice(dir: string): () => void {
  return withStoreProblems(() => {
    try {
      return takeLock(join(dir, 'desk.lock'));
    } catch (error) {
      if (error instanceof StoreInUseError) throw refusal('STORE_IN_USE', {});
      throw error;
    }
  });
}
