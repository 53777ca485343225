// @vitest-environment happy-dom
// What is missing in the identity check (D1.3): each item is marked where it stands, and the summary leads to the control that mends it;
// whatever key is pressed there, no answer that was given changes.
import { act } from 'react';
import { expect, test } from 'vitest';
import { pressNamed, showOver, there } from '#tests/renderer/office-shell.tsx';
import { find } from '#tests/renderer/render.tsx';
import { openOffice, openVisit } from '#tests/support/office.ts';

async function open() {
  const office = await openOffice();
  const clerk = office.as(office.clerk);
  await clerk.premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
  await clerk.premises.openDay();
  const visitId = await openVisit(office);
  const visit = await clerk.visits.get({ visitId });
  const items = await clerk.identity.checklist({ clientType: 'iranian_adult' });
  const { container } = await showOver(office, office.clerk, async () => {
    const { IdentityStep } = await import('#renderer/features/counter/identity/identity-step.tsx');
    const { WithFoot } = await import('#renderer/frame/screen-primary.tsx');
    return (
      <WithFoot>
        <IdentityStep visit={visit} onCorrect={() => undefined} />
      </WithFoot>
    );
  });
  await there(() => container.querySelector('[id^="identity-"]'), 'the checklist');
  return { office, container, items };
}

const links = (container: HTMLElement) => [
  ...container.querySelectorAll<HTMLAnchorElement>('[role="alert"] a'),
];
const checked = (container: HTMLElement) =>
  [...container.querySelectorAll<HTMLInputElement>('input[type="radio"]:checked')].map(({ value }) => value);
const verify = 'تأیید هویت';

test('D1.3 nothing answered: every item is marked, each link leads into its item, and nothing is sent', async () => {
  const { office, container, items } = await open();
  const before = office.desk.path.journal.count();
  await pressNamed(verify);
  await there(() => links(container).length === items.length, 'one link for each item');
  expect(container.querySelectorAll('[data-missing]')).toHaveLength(items.length);
  for (const [at, link] of links(container).entries()) {
    act(() => link.click());
    const place = find(container, `#identity-${items[at]?.code}`);
    expect(place.closest('li')?.contains(document.activeElement)).toBe(true);
  }
  expect(checked(container)).toEqual([]);
  expect(office.desk.path.journal.count()).toBe(before);
});

test('D1.3 a document that was not named is asked for at its own list, where an arrow key flips no answer', {
  tags: 'release',
}, async () => {
  const { container, items } = await open();
  const listed = items.find(({ options }) => options.length > 1);
  if (listed === undefined) throw new Error('an adult shows one of several papers');
  for (const { code } of items)
    await act(async () => find(container, `#identity-${code} input[value="checked"]`).click());
  const before = checked(container);
  expect(before).toHaveLength(items.length);
  await pressNamed(verify);
  const [link, ...more] = await there(() => links(container).length > 0 && links(container), 'the summary');
  expect(more).toHaveLength(items.filter(({ options }) => options.length > 0).length - 1);
  if (link === undefined) throw new Error('there is one');
  expect(link.getAttribute('href')).toBe(`#identity-${listed.code}-option`);
  act(() => link.click());
  expect(document.activeElement?.closest(`#identity-${listed.code}`)).toBeNull();
  for (const key of ['ArrowLeft', 'ArrowRight'])
    await act(async () =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })),
    );
  expect(checked(container)).toEqual(before);
  // Nor does it name a document that nobody chose.
  expect(links(container)[0]?.getAttribute('href')).toBe(`#identity-${listed.code}-option`);
});
