// How often a form was sent is counted in one place: the hooks of renderer/ui (useSentForm, useFieldProblems).
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const counts = /\bset(?:WasSent|Attempts|IsSent|Sent|SentWrong)\b/;
const counting = globSync('renderer/**/*.{ts,tsx}').filter((file) => counts.test(readFileSync(file, 'utf8')));

test('only the two hooks of forms count how often one was sent', () => {
  expect(counting.toSorted()).toEqual(['renderer/ui/form.tsx', 'renderer/ui/use-field-problems.ts']);
});
