// The walks of the benchmarks that go through screens, once each: a screen that changes breaks this and not a figure.
import { firstPerson } from '#tests/bench/launch.ts';
import { codesOfClients, serveByKey } from '#tests/bench/next-step.ts';
import { savedAndShown } from '#tests/bench/other-screen.ts';
import { saveInPage } from '#tests/bench/save-from-the-page.ts';
import { expect, test } from './support/desk.ts';

test('a save from the page, the steps of the counter, and another screen are as the benchmarks know them', async ({
  openDesk,
  prepareOffice,
  shell,
}) => {
  const dir = await prepareOffice(new Date(Date.now() - 60_000).toISOString(), async ({ manager }) => {
    for (const item of ['sign_127', 'guide_boards', 'lawyers_inbox'] as const)
      await manager.premises.recordCheck({ item, result: 'passed', note: '' });
    await manager.premises.openDay();
  });
  const desk = await openDesk({ dir });
  await firstPerson(desk.page).waitFor();
  expect(await saveInPage(desk.page, 1)).toHaveLength(1);
  if (shell === 'web')
    expect(await savedAndShown(desk.page, await desk.anotherWindow(), 1)).toEqual([expect.any(Number)]);
  const { pay } = await serveByKey(desk.page, codesOfClients(), 1);
  expect(pay.felt).toEqual([expect.any(Number)]);
});
