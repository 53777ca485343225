// A PC of the office whose application is of before some fields of its entries: bodies are strict, so it sets aside what says
// them; and of before some types.

import type { Desk } from '#core/access/request-context/desk.ts';
import { createAppliers } from '#core/app/registry/assemble.ts';
import { createWritePath, type WritePath } from '#core/journal/log/write-path.ts';

const unknownFields: Readonly<Record<string, string>> = {
  'fee.charged': 'knows',
  'terminal.retired': 'ends',
  'settlement.explained': 'unserved',
};

const unknownTypes: readonly string[] = [
  'identity.memory_noted',
  'staff.cut_off_reach_noted',
  'staff.return_noted',
];

/** The write path of such an application over a desk's store. */
export const olderPath = ({ store, machine, identity }: Desk): WritePath =>
  createWritePath({
    store,
    machine,
    appliers: createAppliers(store)
      .filter(({ type }) => !unknownTypes.includes(type))
      .map((one) => ({
        ...one,
        read: (entry) =>
          typeof entry.body === 'object' &&
          entry.body !== null &&
          (unknownFields[one.type] ?? '') in entry.body
            ? 'body_invalid'
            : one.read(entry),
      })),
    identity,
    clockOffsetMs: () => null,
    changed: () => undefined,
  });
