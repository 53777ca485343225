// Who reads a violation report, and where it has got (D12, D19). Pure.
import type { ReportState } from '#core/foundation/wire/violation-report.ts';
import type { ReportRoute, Whereabouts } from './contract.ts';

/**
 * A report that names a manager, by any account of theirs, is the province's alone, whatever its form says and whoever
 * fills it in (D12.7).
 */
export function routeByRule(asked: ReportRoute, namesManager: boolean): ReportRoute {
  return namesManager ? 'province_only' : asked;
}

const order: readonly Whereabouts[] = ['here', 'received', 'read', 'under_review', 'closed'];

/** The farthest that is known: what the province said, or that it holds the entry. Nothing takes a report back. */
export function farthest(isHeld: boolean, said: readonly ReportState[]): Whereabouts {
  const known: Whereabouts[] = [isHeld ? 'received' : 'here', ...said];
  return known.toSorted((one, other) => order.indexOf(one) - order.indexOf(other)).at(-1) ?? 'here';
}
