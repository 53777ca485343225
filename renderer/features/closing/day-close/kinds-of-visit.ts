// Which exceptions of settlement are about one visit.
import {
  type AnyExceptionKind,
  filingKinds,
  unpaidKinds,
} from '#core/closing/day-close/explanations/contract.ts';

const kindsOfVisit: readonly AnyExceptionKind[] = [
  ...unpaidKinds,
  ...filingKinds,
  'identity_decided_concurrently',
  'charged_concurrently',
];

/** Its subject is the number of a visit, to which it leads. */
export const isOfVisit = (kind: AnyExceptionKind): boolean => kindsOfVisit.includes(kind);
