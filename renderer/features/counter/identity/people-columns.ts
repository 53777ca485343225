// Where the people of a joint visit stand beside each other: one column each, when all are asked the same and there is room. Pure.
import type { FormView } from '#core/counter/visit-acts/contract.ts';

/** So many columns are read at one glance. */
const columnsAtMost = 3;

export type PeopleColumns = {
  /** Of a grid whose first column are the items. Whoever is at hand has two: for the answer, and for the document or kind. */
  readonly template: string;
  /** The grid line at which each form's column begins, in the order of the visit. */
  readonly lines: ReadonlyMap<string, number>;
  /** The line of whoever is at hand. */
  readonly atHand: number;
};

/** The columns of the forms; null where their lists differ, or they are too many: then one is shown at a time. */
export function peopleColumns(forms: readonly FormView[], atHand: string): PeopleColumns | null {
  if (forms.length < 2 || forms.length > columnsAtMost) return null;
  const [first, ...others] = forms.map(({ items }) => items.map(({ code }) => code).join());
  if (others.some((codes) => codes !== first)) return null;
  let line = 2;
  const lines = new Map<string, number>();
  const widths = forms.map(({ formId }) => {
    lines.set(formId, line);
    line += formId === atHand ? 2 : 1;
    if (formId === atHand) return '5.5rem 9rem';
    return forms.length === 2 ? '10rem' : '8rem';
  });
  return { template: `minmax(0, 1fr) ${widths.join(' ')}`, lines, atHand: lines.get(atHand) ?? 2 };
}
