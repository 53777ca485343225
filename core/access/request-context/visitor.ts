// Who a session is of: somebody who works here, or an inspector whose visit it is. All that the door of the procedures
// (core/access/request-context/trpc.ts) knows of inspections.

import type { Person } from '#core/access/staff/contract.ts';
import type { InspectionSection } from '#core/foundation/wire/inspection-mark.ts';

type Visits = {
  readonly reads: {
    readonly inspections: {
      visit(id: string): {
        readonly id: string;
        readonly name: string;
        readonly sections: readonly string[];
      } | null;
    };
  };
};

/** The inspector of a visit: the person of its session, and which procedures their code opens (D16.12); null for anybody else. */
export function visitorOf(
  { reads }: Visits,
  personId: string,
): { readonly person: Person; opens(procedure: string): boolean } | null {
  const visit = reads.inspections.visit(personId);
  if (visit === null) return null;
  return {
    person: { id: visit.id, name: visit.name, role: 'inspector', state: 'active' },
    opens: (procedure) => opens(visit.sections as Parameters<typeof opens>[0], procedure),
  };
}

/** What every visitor's window asks, whatever the code opens. */
const always: ReadonlySet<string> = new Set([
  'staff.whoAmI',
  'staff.stillHere',
  'inspections.current',
  'sync.state',
  'peers.replicationStatus',
]);

/** Reads of other duties that the screen of a section shows beside its own. */
const opensToo: Readonly<Partial<Record<InspectionSection, readonly string[]>>> = {
  supervision: ['shifts.alerts', 'feedback.distribution'],
  inspectionLines: ['photos.dayCode', 'photos.show'],
};

/** True for a procedure that a visit opens. Deny by default: what is not named is shut. */
export function opens(sections: readonly InspectionSection[], procedure: string): boolean {
  if (always.has(procedure)) return true;
  return sections.some(
    (section) => procedure.startsWith(`${section}.`) || opensToo[section]?.includes(procedure) === true,
  );
}
