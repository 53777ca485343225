// In which sections a person works on a day, and what a transfer needs (D10, D11). Pure.
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { BuiltInSection } from './contract.ts';

export type PostingFact = {
  readonly id: string;
  /** Of its entry: with the id the order of facts. */
  readonly lc: number;
  readonly kind: 'introduced' | 'section' | 'office';
  readonly sections: readonly string[];
  readonly effectiveOn: string;
};

export type Posting = {
  /** Null: no letter introduced them. */
  readonly sections: readonly string[] | null;
  /** Belongs to another office since that business day. */
  readonly leftOn: string | null;
};

/** A person's posting on a business day: of what is in effect, the last (D10.2, D10.3). */
export function postingOn(facts: readonly PostingFact[], day: string): Posting {
  const [last] = facts
    .filter(({ effectiveOn }) => effectiveOn <= day)
    .toSorted((a, b) => b.lc - a.lc || (a.id < b.id ? 1 : -1));
  if (last === undefined) return { sections: null, leftOn: null };
  if (last.kind === 'office') return { sections: [], leftOn: last.effectiveOn };
  return { sections: last.sections, leftOn: null };
}

/** A transfer is agreed at most so many days ahead. */
const furthestDays = 90;

export type TransferToRecord = {
  readonly kind: 'section' | 'office';
  readonly sections: readonly string[];
  readonly toOffice: string;
  readonly letterDay: string;
  readonly effectiveOn: string;
  readonly reason: string;
};

/** D10.1: only with its reason, letter and day; nothing before today, and nothing that changes nothing. */
export function transferRefusal(
  transfer: TransferToRecord,
  known: { readonly today: string; readonly posting: Posting; readonly sectionIds: readonly string[] },
): Problem | null {
  const { kind, sections, toOffice, letterDay, effectiveOn, reason } = transfer;
  const { today, posting, sectionIds } = known;
  const wrong = (field: string): Problem => ({ code: 'INPUT_INVALID', params: { fields: [field] } });
  if (posting.leftOn !== null) return { code: 'ACTION_ALREADY_DONE', params: {} };
  if (letterDay > today) return wrong('letterDay');
  if (effectiveOn < today || effectiveOn > addDays(today, furthestDays)) return wrong('effectiveOn');
  if (kind === 'office' ? sections.length > 0 : !isNewPlace(sections, posting, sectionIds))
    return wrong('sections');
  if ((kind === 'office') !== toOffice.length >= 2) return wrong('toOffice');
  return isReason(reason) ? null : { code: 'REASON_NEEDED', params: {} };
}

function isNewPlace(sections: readonly string[], posting: Posting, known: readonly string[]): boolean {
  if (sections.length === 0 || sections.some((section) => !known.includes(section))) return false;
  const before = new Set(posting.sections ?? []);
  return before.size !== new Set(sections).size || sections.some((section) => !before.has(section));
}

/** Of services by their codes in the public tariff. */
const usualSections: ReadonlyMap<string, BuiltInSection> = new Map([
  ['sana-register', 'sana'],
  ['sana-edit', 'sana'],
  ['password-delivery', 'sana'],
  ['notice-page', 'notices'],
  ['print-sheet', 'notices'],
  ['e-payment', 'e_payment'],
  ['licence-renewal', 'e_payment'],
]);

/** The section of a service that nobody has placed; filing for every other (D11.11). */
export const usualSection = (itemCode: string): BuiltInSection => usualSections.get(itemCode) ?? 'filing';

/**
 * Whether somebody may work in a section: the manager in every one, anybody else in those of their introduction (D11.10). A clerk is
 * activated with one only; those of the demo office came without, and work in all.
 */
export function mayWorkIn(role: string, posting: Posting, sectionId: string): boolean {
  return role === 'manager' || (posting.sections?.includes(sectionId) ?? role === 'clerk');
}
