// The names of what was shown: the access log keeps ids only.
import { eq, sql } from 'drizzle-orm';
import type { AccessTarget } from '#core/access/access-log/contract.ts';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { bankStatements, pspImports } from '#db/schema/closing/day-close.ts';
import { complaints } from '#db/schema/counter/complaints.ts';
import { visits } from '#db/schema/counter/visits.ts';
import { visitNumberOf } from '#db/visit-number.ts';
import type { AccessSubject } from './contract.ts';

/** Names of what can be looked at, by id; nulls for what is not here yet. A client by mask only (D16.6). */
export function accessSubjectReads(orm: Orm) {
  const id = sql.placeholder('id');
  const visit = once(() =>
    orm
      .select({
        visitNumber: visitNumberOf('visits'),
        visitDay: visits.day,
        identifierMasked: visits.identifierMasked,
      })
      .from(visits)
      .where(eq(visits.id, id))
      .prepare(),
  );
  const complaint = once(() =>
    orm
      .select({ number: complaints.number, deskNumber: complaints.deskNumber })
      .from(complaints)
      .where(eq(complaints.id, id))
      .prepare(),
  );
  const report = once(() =>
    orm.select({ fileName: pspImports.fileName }).from(pspImports).where(eq(pspImports.id, id)).prepare(),
  );
  const statement = once(() =>
    orm
      .select({ fileName: bankStatements.fileName })
      .from(bankStatements)
      .where(eq(bankStatements.id, id))
      .prepare(),
  );
  return {
    accessSubject(target: AccessTarget): AccessSubject {
      switch (target.kind) {
        case 'client': {
          const found = visit().get({ id: target.id });
          const unknown = { visitNumber: null, visitDay: null, identifierMasked: null };
          return { kind: target.kind, visitId: target.id, ...(found ?? unknown) };
        }
        case 'complaint_contact': {
          const found = complaint().get({ id: target.id });
          return {
            kind: target.kind,
            complaintId: target.id,
            ...(found ?? { number: null, deskNumber: null }),
          };
        }
        case 'psp_report':
        case 'bank_statement': {
          const found = (target.kind === 'psp_report' ? report() : statement()).get({ id: target.id });
          return { kind: target.kind, importId: target.id, fileName: found?.fileName ?? null };
        }
      }
    },
  };
}
