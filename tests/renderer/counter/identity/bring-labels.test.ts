// The note after a refusal says what to bring, in the client's words and not in the checklist's.
import { expect, test } from 'vitest';
import { checklistFor } from '#core/counter/identity/rules.ts';
import { clientTypes } from '#core/counter/visits/contract.ts';
import { bringLabels, toBring } from '#renderer/features/counter/identity/bring-labels.ts';
import { persian } from '#renderer/i18n/messages.ts';

test('D1.18 every item of every type of client is known to the note, and every note has something to bring', () => {
  const items = Object.keys(persian).filter((id) => id.startsWith('identity.item.'));
  expect(
    Object.keys(bringLabels)
      .map((code) => `identity.item.${code}`)
      .toSorted(),
  ).toEqual(items.toSorted());
  for (const type of clientTypes) {
    const codes = checklistFor(type).map(({ code }) => code);
    expect(
      codes.filter((code) => bringLabels[code] === undefined),
      type,
    ).toEqual([]);
    expect(toBring(codes).length, type).toBeGreaterThan(0);
  }
});

test('D1.18 one paper that answers several items is named once', () => {
  expect(toBring(['original_document', 'face_matches', 'name_and_birth_date', 'role_in_matter'])).toEqual([
    'identity.bring.document',
  ]);
});
