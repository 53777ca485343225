// What the office's tables are reached by. Whoever asks for it before they are verified has them verified then (J27).
import type { OfficeRecords } from '#core/access/request-context/desk.ts';
import type { DeferredCheck } from './deferred-check.ts';

/** An object with records of the office that are reached only behind the check. */
export function behindCheck<Records extends Partial<OfficeRecords>, Rest extends object>(
  check: Pick<DeferredCheck, 'ensureDone' | 'requireScheduled'>,
  records: Records,
  rest: Rest,
): Rest & Records {
  const guarded = Object.entries(records).map(([name, record]): [string, PropertyDescriptor] => [
    name,
    {
      enumerable: true,
      get() {
        if (name === 'preAuth') check.requireScheduled();
        else check.ensureDone();
        return record;
      },
    },
  ]);
  return Object.defineProperties(rest, Object.fromEntries(guarded)) as Rest & Records;
}
