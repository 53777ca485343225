// The manager who issued a pairing code. Whoever types the code gets the office's whole journal, so the manager is checked when it is
// shown and again when it is typed.
import {
  type ClearanceDesk,
  endedClearance,
  type PostingDesk,
  transferredSince,
} from '#core/access/staff/clearance.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { Sessions } from '#core/access/staff/sessions.ts';

type ShowingDesk = ClearanceDesk &
  PostingDesk & {
    readonly sessions: Pick<Sessions, 'lasting'>;
    readonly reads: { readonly staff: Pick<StaffReads, 'person' | 'accountKey'> };
  };

export type PairingIssuer = {
  readonly managerId: string;
  /** Whether they may still let a PC in; asked before anything is told to a stranger. */
  readonly stillMay: () => boolean;
};

/**
 * The manager of a session that shows a code: they still may while they are an active manager of this office with a
 * clearance, with the password by which they showed it, and this very session lasts. A lock ends nothing: whoever walks to
 * the new PC locks theirs (N23).
 */
export function pairingIssuer(desk: ShowingDesk, session: string, managerId: string): PairingIssuer {
  const { sessions } = desk;
  const { staff } = desk.reads;
  const lasts = sessions.lasting(session);
  // A reset and the next password may come from another PC at once: then the person is active before and after.
  const shown = staff.accountKey(managerId)?.publicKey;
  return {
    managerId,
    stillMay() {
      const person = staff.person(managerId);
      return (
        lasts() &&
        person?.state === 'active' &&
        person.role === 'manager' &&
        staff.accountKey(managerId)?.publicKey === shown &&
        endedClearance(desk, managerId) === null &&
        transferredSince(desk, managerId) === null
      );
    },
  };
}
