// Forms are react-hook-form by the hooks of renderer/ui: useSentForm keeps what nobody else keeps, useFieldProblems says
// what is wrong with a draft. How often a form was sent is counted there and nowhere else.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sources = globSync('renderer/**/*.{ts,tsx}').map((file) => ({
  file,
  text: readFileSync(file, 'utf8'),
}));
const filesWith = (...wanted: readonly RegExp[]): string[] =>
  sources
    .filter(({ text }) => wanted.every((one) => one.test(text)))
    .map(({ file }) => file)
    .toSorted();

/** Where a form begins, and the two hooks; a form that is given its `onSubmit` is sent by whoever gave it. */
const form = /<(?:form|StackedForm|FormDialog|ActForm)\b(?![^>]*onSubmit=\{onSubmit\})/;
const hook = /\b(?:useSentForm|useFieldProblems)\(/;
/** A field that writes into a state of its component. */
const stateField =
  /<(?:TextField|DigitsField|RialField|JalaliDateField|NumberInput|CheckboxGroup|RadioGroup)\b[^>]*\bonChange=\{(?:set[A-Z]|\([^)]*\) => set[A-Z])/;

/** What looks like a form outside of the rule; empty when there is none. */
const outside = (text: string): string[] => [
  ...(form.test(text) && !hook.test(text) ? ['a form without a hook'] : []),
  ...(/type="password"/.test(text) && !hook.test(text) && !/\bcontrol\b/.test(text)
    ? ['a secret of its own']
    : []),
  ...(stateField.test(text) && (form.test(text) || hook.test(text)) ? ['a field beside the form'] : []),
];

/** The frame of two forms, which have the hook. */
const personForm = 'renderer/features/counter/visits/person-form.tsx';

test('only the two hooks of forms count how often one was sent', () => {
  expect(filesWith(/\bset(?:WasSent|Attempts|IsSent|Sent|SentWrong)\b/)).toEqual([
    'renderer/ui/form.tsx',
    'renderer/ui/use-field-problems.ts',
  ]);
});

test('every form is one of the two hooks, with all of its fields', () => {
  const shapes = ['renderer/ui/act-form.tsx', 'renderer/ui/stack.tsx', personForm];
  const found = sources.flatMap(({ file, text }) =>
    shapes.includes(file) ? [] : outside(text).map((what) => `${file}: ${what}`),
  );
  expect(found).toEqual([]);
});

test('only a draft that more than its form changes is kept outside of react-hook-form', () => {
  expect(filesWith(/\buseFieldProblems\(/, /\buseFieldProblems\b.*from/)).toEqual([
    'renderer/features/closing/day-close/map-columns.tsx',
    'renderer/features/counter/complaints/register-form.tsx',
    'renderer/features/counter/fees/services-step.tsx',
    'renderer/features/counter/identity/identity-form.tsx',
    'renderer/features/counter/payments/slip-form.tsx',
    'renderer/features/counter/visits/add-person.tsx',
    'renderer/features/counter/visits/start-visit.tsx',
  ]);
});

test.each([
  [
    'a form without a hook',
    '<StackedForm onSubmit={find}><TextField value={code} onChange={setCode} /></StackedForm>',
  ],
  ['a form without a hook', '<form className={styles.form} onSubmit={(event) => void submit(event)}>'],
  ['a secret of its own', '<TextField type="password" value={secret} onChange={keep} />'],
  [
    'a field beside the form',
    'useSentForm(schema, {}, []); <TextField\n label={text("x")}\n value={note}\n onChange={setNote}\n />',
  ],
  [
    'a field beside the form',
    'useFieldProblems({}); <RadioGroup value={reason} onChange={(one) => setReason(one)} />',
  ],
])('finds %s', (what, text) => {
  expect(outside(text)).toContain(what);
});
