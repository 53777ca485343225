// What a reduction needs besides its listed code (D4): the paper it rests on, and above a share the manager.

import type { Role } from '#core/access/staff/contract.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { ReductionPaper, RequestedLine, TariffDocument } from './contract.ts';

export type LineToCharge = RequestedLine & { readonly paper?: ReductionPaper | undefined };
export type PaperedReduction = {
  readonly itemCode: string;
  readonly reductionCode: string;
  readonly basisPoints: number;
  readonly paper: ReductionPaper;
};

/** Basis points up to which a clerk gives a reduction (D4.11). */
export function clerkShare(reduction: {
  readonly maxBasisPoints: number;
  readonly clerkBasisPoints?: number | undefined;
}): number {
  return reduction.clerkBasisPoints ?? Math.floor(reduction.maxBasisPoints / 2);
}

/**
 * The reductions of the lines with their papers. That a reduction is listed and within its cap is asked by the price
 * (D4.10).
 * @throws REDUCTION_PAPER_NEEDED without document, number and a reason; REDUCTION_NEEDS_MANAGER; INPUT_INVALID for a paper
 * without a reduction
 */
export function paperedReductions(
  tariff: Pick<TariffDocument, 'reductions'>,
  lines: readonly LineToCharge[],
  role: Role,
): PaperedReduction[] {
  return lines.flatMap(({ itemCode, reduction, paper }) => {
    if (reduction === undefined) {
      if (paper !== undefined) throw refusal('INPUT_INVALID', { fields: ['paper'] });
      return [];
    }
    const listed = tariff.reductions?.find(({ code }) => code === reduction.code);
    const title = listed?.title ?? reduction.code;
    const isPapered = paper !== undefined && cleanIdentifier(paper.number) !== '' && isReason(paper.reason);
    if (!isPapered) throw refusal('REDUCTION_PAPER_NEEDED', { reduction: title });
    const share = listed === undefined ? 0 : clerkShare(listed);
    if (reduction.basisPoints > share && role !== 'manager')
      throw refusal('REDUCTION_NEEDS_MANAGER', { basisPoints: share });
    return [{ itemCode, reductionCode: reduction.code, basisPoints: reduction.basisPoints, paper }];
  });
}
