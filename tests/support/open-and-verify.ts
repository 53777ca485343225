// A client from the opening of a visit through the check, by the real procedures.
import type { ChecklistAnswer } from '#core/counter/identity/rules.ts';
import type { ClientInput } from '#core/counter/visits/contract.ts';
import { type Caller, problemOf, type TestOffice } from './office.ts';

/** As F4 answers: what the visit says already, else the first option. */
export async function usualAnswers(
  caller: Caller,
  visitId: string,
  formId = visitId,
): Promise<ChecklistAnswer[]> {
  const { forms } = await caller.visits.get({ visitId });
  const form = forms.find((one) => one.formId === formId);
  if (form === undefined) throw new Error('the form is in the visit');
  const { items, said } = form;
  return items.map(({ code, options, waiver }) => {
    const option = said[code] ?? options[0];
    const isWaived = typeof waiver === 'object' && said[waiver.item] === waiver.option;
    if (isWaived) return { code, state: 'not_required' };
    return { code, state: 'checked', ...(option === undefined ? {} : { option }) };
  });
}

export const open = async (caller: Caller, client: ClientInput) =>
  (await caller.visits.open({ client })).visitId;
export const refusedAtOpening = ({ as, clerk }: TestOffice, client: ClientInput) =>
  problemOf(as(clerk).visits.open({ client }));
export const because = (field: string, reason: string) => ({
  code: 'IDENTIFIER_INVALID',
  params: { field, reason },
});
