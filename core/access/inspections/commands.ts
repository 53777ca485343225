// An inspector's visit with a code of the province: it opens by the code alone. No person of the office is asked, none can
// refuse, extend or end it; everything that becomes of a code is written (D16).
import type { Desk } from '#core/access/request-context/desk.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { type Inspection, readInspection } from '#core/foundation/wire/inspection-code.ts';
import { inspectionBegun, inspectionEnded, inspectionRefused, inspectionResumed } from './entries.ts';
import { inspectionRefusalReason } from './rules.ts';

type InspectionDesk = Pick<
  Desk,
  'identity' | 'machine' | 'clock' | 'path' | 'sessions' | 'isJoining' | 'provinceKey'
> & {
  readonly reads: Pick<Desk['reads'], 'inspections'>;
};

export type BegunInspection = { readonly inspectionId: string; readonly inspection: Inspection };

/**
 * Opens a visit, or goes on with the one that this PC began and nobody ended (D16.11).
 * @throws OFFICE_NOT_SET_UP, OFFICE_JOINING, INSPECTION_NEEDS_PROVINCE, INSPECTION_CODE_WRONG, INSPECTION_REFUSED
 */
export function beginInspection(desk: InspectionDesk, typed: string): { token: string } & BegunInspection {
  const inspection = readCode(desk, typed);
  const identity = desk.identity();
  if (identity === null) throw refusal('OFFICE_NOT_SET_UP', {});
  const { codeId, name, purpose, sections, expiresAt } = inspection;
  const now = laterNow(desk);
  const inspectionId = desk.machine.newId();
  const { reads } = desk;
  // One transaction, so that of two at the same time one counts.
  const outcome = desk.path.execute(inspectionId, (tx) => {
    const visits = reads.inspections.visitsOf(codeId);
    const here = { office: identity.officeCode, device: identity.deviceId, now };
    const reason = inspectionRefusalReason(inspection, here, visits);
    const [known] = visits;
    if (reason === null && known === undefined) {
      const told = { name, purpose, sections: [...sections], expiresAt };
      tx.append(inspectionBegun, { id: inspectionId, codeId, ...told });
    } else if (reason === null && known !== undefined) {
      tx.as(known.id).append(inspectionResumed, { id: tx.newId(), inspectionId: known.id });
    } else if (reason !== null && !reads.inspections.wasRefused(codeId, reason, identity.deviceId)) {
      tx.append(inspectionRefused, { id: inspectionId, codeId, reason });
    }
    return { reason, inspectionId: known?.id ?? inspectionId };
  });
  if (outcome.reason !== null) throw refusal('INSPECTION_REFUSED', { why: outcome.reason });
  const lastsMs = Date.parse(expiresAt) - Date.parse(now);
  const { token } = desk.sessions.open(outcome.inspectionId, lastsMs);
  return { token, inspectionId: outcome.inspectionId, inspection };
}

/** Opens the locked session of a visit again, with the code that it began with. @throws INSPECTION_CODE_WRONG */
export function reopenInspection(
  desk: InspectionDesk,
  session: string,
  inspectionId: string,
  typed: string,
): { token: string } {
  const { codeId } = readCode(desk, typed);
  if (desk.reads.inspections.visit(inspectionId)?.codeId !== codeId)
    throw refusal('INSPECTION_CODE_WRONG', {});
  const opened = desk.sessions.unlock(session);
  if (opened === null) throw refusal('NOT_SIGNED_IN', {});
  return { token: opened.token };
}

/** The inspector goes: the code opens nothing any more (D16.13). */
export function endInspection(desk: InspectionDesk, session: string, inspectionId: string): void {
  desk.sessions.close(session);
  if (desk.reads.inspections.hasEnded(inspectionId)) return;
  desk.path.execute(inspectionId, (tx) => tx.append(inspectionEnded, { id: tx.newId(), inspectionId }));
}

/** Reads a code; one of another office or province, or changed in any digit, opens nothing (D16.14). */
function readCode(desk: InspectionDesk, typed: string): Inspection {
  if (desk.isJoining()) throw refusal('OFFICE_JOINING', {});
  const provinceKey = desk.provinceKey();
  if (provinceKey === null) throw refusal('INSPECTION_NEEDS_PROVINCE', {});
  const read = readInspection(typed, provinceKey);
  if (read.kind !== 'signed') throw refusal('INSPECTION_CODE_WRONG', {});
  return read.inspection;
}

/**
 * The later of what this PC works by and what the province's time would be: a clock that was set back revives no code
 * (D16.15).
 */
export function laterNow({ machine, clock }: Pick<Desk, 'machine' | 'clock'>): string {
  const official = machine.now();
  if (clock.offsetMs === null) return official;
  const byProvince = new Date(Date.parse(clock.wall()) + clock.offsetMs).toISOString();
  return [official, byProvince].toSorted().at(-1) ?? official;
}
