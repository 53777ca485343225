// @vitest-environment happy-dom
// What the first run shows of an enrolment code before it is used.
import { afterEach, expect, test } from 'vitest';
import { emptyDraft } from '#renderer/features/app/first-run/first-run-draft.ts';
import { ProvinceStep } from '#renderer/features/app/first-run/province-step.tsx';
import { enterText, find, type Rendered, render } from '#tests/renderer/render.tsx';

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
});

const secret = 'ABCD-EFGH-JKMN';

test('N8 the fingerprint of the province’s keys is shown as soon as the code is whole, however it was typed', () => {
  const draft = { ...emptyDraft, province: { joins: true, url: 'https://ostan.example' } };
  rendered = render(<ProvinceStep draft={draft} code="" onBack={() => undefined} onDone={() => undefined} />);
  const { container } = rendered;
  const field = find<HTMLInputElement>(container, 'input#code');
  const shown = 'P0R1-T2VW-X3YZ-4567';
  enterText(field, `${secret}-${shown.slice(0, -1)}`);
  expect(container.textContent).not.toContain(shown);
  enterText(field, `${secret.toLowerCase()} poRi t2vw x3yz ۴۵۶۷`);
  expect(container.textContent).toContain(shown);
  expect(container.textContent).toContain('باید همان باشد که استان اعلام کرده است');
  expect(container.textContent).not.toContain(secret);
});
