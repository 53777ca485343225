// Operations that only read: verify and stats.

import type { Desk } from '#core/access/request-context/desk.ts';
import { reportOfDamaged, verifyOffice } from '#core/app/checks/verify-office.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { officeFolder } from '#electron/files/office-folder.ts';
import { type OpenedOffice, openForOperations, openKey } from '../open-for-operations.ts';
import type { Reporter } from '../report.ts';
import type { Operation } from './operation.ts';

/** Checks every chain and compares the tables with rebuilt ones; exit code 2 when something was found. */
export const verify: Operation = async ({ dir, report }) => {
  const office = await openOrReport(dir, report);
  if (office === null) return 2;
  try {
    const found = await verifyOffice(office.desk, (step, done, total) => report.progress(step, done, total));
    const findings = [...found.findings, ...saidByWitnesses(office.desk)];
    report.result({ ok: findings.length === 0, ...found, findings });
    return findings.length === 0 ? 0 : 2;
  } finally {
    await office.close();
  }
};

/** What the next opening of the office will find by the witnesses outside the store, whatever the store itself says (J12). */
function saidByWitnesses({ witnessed }: Desk): { readonly kind: 'witness'; readonly cause: string }[] {
  return witnessed.kind === 'rewound' ? [{ kind: 'witness', cause: witnessed.cause }] : [];
}

/** Opens the office; a store that is too damaged for that is reported page by page, and null is given. */
async function openOrReport(dir: string, report: Reporter): Promise<OpenedOffice | null> {
  try {
    return await openForOperations(dir, 'read');
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'STORE_DAMAGED') throw error;
    const { key } = await openKey(dir);
    const found = reportOfDamaged(officeFolder(dir).dir, key, error.problem.params.detail);
    report.problem(error.problem);
    report.result({ ok: false, ...found });
    return null;
  }
}

/** How much there is: entries, streams, rows of each table, what waits for the province. */
export const stats: Operation = async ({ dir, report }) => {
  const { desk, close } = await openForOperations(dir, 'read');
  try {
    const tables = desk.store.sqlite
      .prepare<[], { name: string }>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .all();
    const rows = Object.fromEntries(
      tables.map(({ name }) => [
        name,
        desk.store.sqlite.prepare<[], number>(`SELECT count(*) FROM ${name}`).pluck().get() ?? 0,
      ]),
    );
    const { queued, acked, backedUp, provinceUrl } = desk.sync.state();
    report.result({
      office: desk.identity()?.officeCode,
      demo: desk.identity()?.demo,
      entries: desk.path.journal.count(),
      streams: desk.path.journal
        .streams()
        .map(({ device, epoch }) => ({ device, epoch, ...desk.path.journal.head({ device, epoch }) })),
      province: provinceUrl,
      queued,
      acked,
      backedUp,
      rows,
    });
    return 0;
  } finally {
    await close();
  }
};
