// A fact about an account that a PC wrote by its key alone (D11.50): it counts for nothing, and the manager is led to it and says what
// was found.
import { newAccountKey } from '#core/access/accounts/account-key.ts';
import { appendProved } from '#core/access/accounts/prove.ts';
import { passwordChosen } from '#core/access/staff/entries.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { manager, signIn } from '../support/demo-day.ts';
import { clerk } from '../support/demo-people.ts';
import { expect, test } from '../support/desk.ts';
import { expectSound } from '../support/sound-screen.ts';
import { arrive } from './screens/stop.ts';

test('D11.54 a password that a PC wrote by its key alone is named to the manager', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const dir = await prepareOffice(new Date().toISOString(), async ({ desk, manager: at }) => {
    const personId = (await at.staff.signInList()).find(({ name }) => name === clerk.name)?.id ?? '';
    const thief = await newAccountKey('the-words-of-a-thief', realMachine());
    desk.path.execute(personId, (tx) => {
      const activationId = desk.reads.staff.activation(personId)?.id ?? '';
      const body = { id: tx.newId(), personId, activationId, publicKey: thief.kept.publicKey };
      appendProved(tx, passwordChosen, thief.key, body, thief.kept.sealed);
    });
  });
  const { page } = await openDesk({ dir });
  await signIn(page, manager);
  await expect(page.getByText('نشانهٔ دستکاری حساب')).toBeVisible();
  await page.getByRole('link', { name: 'نظارت بر کار' }).click();
  await arrive(page, 'نظارت بر کار');
  const sign = page.getByText(/بدون اثبات صاحب حساب/).first();
  await expect(sign).toBeVisible();
  await sign.scrollIntoViewIfNeeded();
  await expectSound(page, 'supervision, a fact without a proof');
});
