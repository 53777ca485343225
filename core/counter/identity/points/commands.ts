// Sets a point that the judiciary has not confirmed: strict by the manager alone, loose by two people (D1.222, D20.65).
import type { z } from 'zod';
import { type LooseningReads, recordLoosening } from '#core/access/controls/commands.ts';
import type { BesideWord } from '#core/access/staff/beside.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { identityPointSet } from '../entries.ts';
import type { IdentityReads } from '../queries.ts';
import { type PointState, points, pointValues, type setPointInput } from './contract.ts';

type PointReads = { readonly identity: Pick<IdentityReads, 'point'> };

/** Every point with its last change that counts. */
export const pointStates = ({ identity }: PointReads): PointState[] =>
  points.map((point) => {
    const { isLoose = false, setAt = null, byName = null } = identity.point(point) ?? {};
    return { point, isLoose, setAt, byName };
  });

/** @throws ACTION_ALREADY_DONE and what recordLoosening throws */
export function setPoint(
  tx: Transaction,
  reads: PointReads & LooseningReads,
  { point, isLoose }: Omit<z.infer<typeof setPointInput>, 'beside'>,
  word: BesideWord | null,
): void {
  if ((reads.identity.point(point)?.isLoose ?? false) === isLoose) throw refusal('ACTION_ALREADY_DONE', {});
  const id = tx.newId();
  if (isLoose)
    recordLoosening(tx, reads, word, {
      ...{ control: 'identity_point', settingId: id, about: point, title: null },
      ...{ before: pointValues.strict, after: pointValues.loose },
    });
  tx.append(identityPointSet, { id, point, isLoose });
}
