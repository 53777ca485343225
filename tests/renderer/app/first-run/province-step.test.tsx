// @vitest-environment happy-dom
// What the first run shows of an enrolment code before it is used.
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import { deskQueries } from '#renderer/api/queries.ts';
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
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  // A release that names no province: what is shown is to be compared by the person.
  client.setQueryData(deskQueries.office.releasedProvinces.queryKey(), []);
  rendered = render(
    <QueryClientProvider client={client}>
      <ProvinceStep draft={draft} code="" onBack={() => undefined} onDone={() => undefined} />
    </QueryClientProvider>,
  );
  const { container } = rendered;
  const field = find<HTMLInputElement>(container, 'input#code');
  const shown = 'P0R1-T2VW-X3YZ-4567';
  enterText(field, `${secret}-${shown.slice(0, -1)}`);
  expect(container.textContent).not.toContain(shown);
  enterText(field, `${secret.toLowerCase()} poRi t2vw x3yz ۴۵۶۷`);
  expect(container.textContent).toContain(shown);
  expect(container.textContent).toContain('خودتان بسنجید');
  expect(container.textContent).not.toContain(secret);
});
