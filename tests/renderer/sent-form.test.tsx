// @vitest-environment happy-dom
// A form says what is wrong once it was sent, follows the correction, and takes only what is right.
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { ErrorSummary } from '#renderer/ui/error-summary.tsx';
import { chosen, FormDateField, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { enterText, find, type Rendered, render } from './render.tsx';

const schema = z
  .object({
    password: z.string().min(1, sentence('ui.passwordMissing')),
    again: z.string(),
    day: z.string().nullable().transform(chosen('premises.dueMissing')),
  })
  .refine(({ password, again }) => password === again, {
    path: ['again'],
    error: sentence('app.firstPassword.different'),
    when: () => true,
  });
const nothing: z.input<typeof schema> = { password: '', again: 'x', day: null };

let rendered: Rendered | undefined;
let taken: z.infer<typeof schema>[] = [];
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
  taken = [];
});

function PasswordForm() {
  const { control, summary, sending, setValue, askAgain } = useSentForm(schema, nothing, [
    'password',
    'again',
    'day',
  ]);
  return (
    <>
      <ErrorSummary {...summary} />
      <FormTextField control={control} name="password" label="password" />
      <FormTextField control={control} name="again" label="again" />
      <FormDateField control={control} name="day" label="day" />
      <button type="button" id="day-of" onClick={() => setValue('day', '2026-11-25')} />
      <button type="button" id="send" onClick={() => void sending((values) => void taken.push(values))()} />
      <button type="button" id="refused" onClick={() => askAgain({ password: '' })} />
    </>
  );
}

const show = () => {
  rendered = render(<PasswordForm />);
  const { container } = rendered;
  const press = (id: string) => act(async () => find(container, `#${id}`).click());
  const type = async (id: string, text: string) => {
    enterText(find<HTMLInputElement>(container, `input#${id}, #${id} input`), text);
    await act(async () => undefined);
  };
  const said = () =>
    [...container.querySelectorAll('[role=alert] a')].map((link) => link.getAttribute('href'));
  return { press, type, said };
};

test('nothing is said before the form is sent, then everything in the order of the fields', async () => {
  const { press, type, said } = show();
  await type('again', 'other');
  expect(said()).toEqual([]);
  await press('send');
  expect(said()).toEqual(['#password', '#again', '#day']);
  expect(taken).toEqual([]);
});

test('a field that was wrong because of another one is right as soon as that one is', async () => {
  const { press, type, said } = show();
  await press('send');
  await press('day-of');
  expect(said()).toEqual(['#password', '#again']);
  await type('password', 'x');
  expect(said()).toEqual([]);
  await press('send');
  expect(taken).toEqual([{ password: 'x', again: 'x', day: '2026-11-25' }]);
});

test('after a refusal the secret is typed anew, and its absence is no fault yet', async () => {
  const { press, type, said } = show();
  await type('password', 'x');
  await press('day-of');
  await press('send');
  await press('refused');
  expect(said()).toEqual([]);
  await press('send');
  expect(said()).toEqual(['#password', '#again']);
  expect(taken).toHaveLength(1);
});
