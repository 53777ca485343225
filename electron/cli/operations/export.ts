// The journal written out, in the name of the manager who does it (D16).
import { openForOperations } from '../open-for-operations.ts';
import { called, signInAs } from '../sign-in-as.ts';
import type { Operation } from './operation.ts';

const page = 1000;
const act = 'store.recordExport';

/**
 * Every entry's exact bytes, one a line, stream after stream in chain order: the chain can be checked with design.md in
 * hand. Who exports says so first, with their password and, where the office asks for a second factor, a printed code
 * (`--code`): the newest entry of this PC's chain is then the mark, which cannot be taken out of the middle and is in the
 * office as well (D16.18).
 */
export const exportEntries: Operation = async ({ dir, options, report }) => {
  const { desk, close } = await openForOperations(dir, 'write');
  try {
    const caller = await signInAs(desk, options);
    const { code } = options;
    if (typeof code === 'string') await called(caller.secondFactor.proveByCode({ act, code }));
    const { entries: total } = await called(caller.store.recordExport());
    let done = 0;
    for (const stream of desk.path.journal.streams()) {
      let after = 0;
      for (;;) {
        const rows = desk.path.journal.entriesAfter(stream, after, page);
        for (const row of rows) {
          report.line(row.bytes);
          after = row.seq;
        }
        done += rows.length;
        report.progress('export', done, total);
        if (rows.length < page) break;
      }
    }
    return 0;
  } finally {
    await close();
  }
};
