// The foot of every paper that lists or tells of records: who printed it, when, and at which office (D16). What leaves the
// screen can be carried away, so it says by whose hand it left.

import { useState } from 'react';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { PrintName } from '#renderer/frame/print/print-address.ts';
import { useOffice } from '#renderer/frame/use-office.ts';
import { desk } from '../../api/client.ts';
import { deskQueries } from '../../api/queries.ts';
import { useDeskQuery, useUncachedQuery } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { TimeText } from '../../ui/time-text.tsx';

/** Which papers carry it. Those that are handed to a client, hung up or stuck on are no export of records (D16.16). */
export const printMarks: Readonly<Record<PrintName, boolean>> = {
  'day-sheet': true,
  'departure-letter': true,
  'transfer-letters': true,
  'equipment-check': true,
  'training-record': true,
  'violation-report': true,
  'period-report': true,
  'compliance-report': true,
  'inspection-protocol': true,
  receipt: false,
  'pos-only': false,
  'legal-advice': false,
  'complaint-slip': false,
  'refusal-note': false,
  'queue-ticket': false,
  'rate-board': false,
  'equipment-labels': false,
  'violation-slip': false,
  'test-page': false,
  'recovery-code': false,
  'one-time-codes': false,
};

export type PrintMarkFacts = {
  personName: string;
  officeName: string;
  officeCode: string;
  at: string;
  /** The shell's print window has no session of its own: core says whose it is. */
  isInspector: boolean;
};

/** What the mark says, as the application answers it; null until all of it is there, with why it cannot be had. */
export function usePrintMark(isNeeded: boolean): { mark: PrintMarkFacts | null; problem: Problem | null } {
  const { office, problem: ofOffice } = useOffice();
  const asked = { isEnabled: isNeeded };
  const { data: person, problem: ofPerson } = useDeskQuery(deskQueries.staff.whoAmI.queryOptions(), asked);
  // The time of this very print: what was read of the clock before may be minutes old.
  const [print] = useState(() => performance.now());
  const { data: clock, problem: ofClock } = useUncachedQuery(
    'clock.state',
    [print],
    () => desk.clock.state.query(),
    asked,
  );
  if (office === null || person === undefined || clock === undefined)
    return { mark: null, problem: ofOffice ?? ofPerson ?? ofClock };
  const { name, role } = person;
  const mark = {
    personName: name,
    officeName: office.name,
    officeCode: office.code,
    at: clock.now,
    isInspector: role === 'inspector',
  };
  return { mark, problem: null };
}

export function PrintMark({ facts: { personName, officeName, officeCode, at } }: { facts: PrintMarkFacts }) {
  const text = useText();
  return (
    <p>
      {text('app.print.mark', { name: personName, office: officeName })} <Bdi>{officeCode}</Bdi>
      {text('ui.between')}
      <TimeText at={at} withDay />
    </p>
  );
}
