// The whole check of an open office: chains, private parts, tables, and the head that the province holds.

import { createAppliers } from './assemble.ts';
import type { Desk } from './desk/desk.ts';
import { type Finding, verifyChains, verifyTables, type Witness } from './journal/verify.ts';
import { createWritePath } from './journal/write-path.ts';

export type OfficeReport = {
  readonly entries: number;
  readonly streams: number;
  readonly findings: readonly Finding[];
};

export type VerifyProgress = (step: 'chain' | 'tables', done: number, total: number) => void;

/** Verifies an office. Reads only; `progress` is told of every thousand entries. */
export async function verifyOffice(desk: Desk, progress: VerifyProgress): Promise<OfficeReport> {
  const total = desk.path.journal.count();
  const chains = await verifyChains(desk.path.journal, witnessesOf(desk), (done) =>
    progress('chain', done, total),
  );
  const tables = verifyTables(
    {
      store: desk.store,
      path: desk.path,
      machine: desk.machine,
      migrations: desk.migrations,
      pathOver: (store) =>
        createWritePath({
          store,
          machine: desk.machine,
          appliers: createAppliers(store),
          identity: () => null,
          clockOffsetMs: () => null,
          changed: () => undefined,
        }),
    },
    (done) => progress('tables', done, total),
  );
  return { ...chains, findings: [...chains.findings, ...tables] };
}

/** What the province acknowledged is a head that someone else holds: entries up to it cannot be missing unseen. */
function witnessesOf(desk: Desk): Witness[] {
  return desk.path.journal
    .streams()
    .filter(({ ackedSeq, ackedHash }) => ackedSeq > 0 && ackedHash !== null)
    .map(({ device, epoch, ackedSeq, ackedHash }) => ({
      device,
      epoch,
      seq: ackedSeq,
      hash: ackedHash ?? '',
    }));
}
