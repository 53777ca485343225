// What a point that the judiciary has not confirmed changes of a check (D1.222, D1.223). Pure.
import type { ChecklistItem } from '#core/counter/people/checklists/rules.ts';
import type { IdentifierKind, MandateBasis } from '#core/counter/people/contract.ts';
import type { ManagersPoint, Point } from './contract.ts';

/** Whether a point was loosened, by the setting in force. */
export type IsLoose = (point: Point) => boolean;

type Checked = {
  readonly participants: readonly { readonly kind: IdentifierKind }[];
  readonly mandates: readonly { readonly fromId: string; readonly basis: MandateBasis }[];
};

/**
 * The point by which those of a form are verified by the manager alone, until it is loosened; null for none (D1.223). `absent`: who of
 * the visit is represented.
 */
export function managersPointOf(
  { participants, mandates }: Checked,
  absent: ReadonlySet<string>,
  isLoose: IsLoose,
): ManagersPoint | null {
  const holds: Readonly<Record<ManagersPoint, boolean>> = {
    sub_delegation: mandates.some(({ fromId }) => absent.has(fromId)),
    passport: participants.some(({ kind }) => kind === 'passport'),
    helper: mandates.some(({ basis }) => basis === 'helper'),
  };
  const strict = (['sub_delegation', 'passport', 'helper'] as const).filter((point) => !isLoose(point));
  return strict.find((point) => holds[point]) ?? null;
}

/** A mother acts for her child without a court's order, as the check says: verified by the manager while that is strict (D1.226). */
export const isMothersPoint = (
  answers: readonly { readonly option?: string | undefined }[],
  isLoose: IsLoose,
): boolean => !isLoose('mother') && answers.some(({ option }) => option === 'mother');

/** What is asked of a form: where it was loosened, the clerk may leave out the Sana of somebody represented. */
export const askedNow = (items: readonly ChecklistItem[], isLoose: IsLoose): readonly ChecklistItem[] =>
  isLoose('absent_sana')
    ? items.map((item) => (item.code === 'represented_sana' ? { ...item, waiver: 'by_clerk' } : item))
    : items;

/** Days in which a doubt about a person or a paper's truth is remembered (D1.78). */
export const doubtRememberedDays = (isLoose: IsLoose): number => (isLoose('doubt_memory') ? 30 : 365);
