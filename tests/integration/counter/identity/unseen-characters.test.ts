// A character that nobody sees makes no other person of anybody: what is compared is what is stored.
import { expect, test } from 'vitest';
import { completeAnswers } from '#core/demo/answers.ts';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import { problemOf } from '#tests/support/office.ts';

const client = everyClient.foreign_national;
const unseen = [
  ...['\u0001', '\u007f', '\u0085', '\u00ad', '\u034f', '\u115f', '\u1160', '\u17b4', '\u180b', '\u2800'],
  ...[
    '\u202e',
    '\u2066',
    '\u3164',
    '\ue000',
    '\ufe0f',
    '\ufeff',
    '\uffa0',
    '\u{1d159}',
    '\u{e0041}',
    '\u{e0101}',
  ],
  '\u{f0000}',
];

test('D1.11 a refused foreigner is remembered whatever unseen character is typed into the number', {
  tags: 'release',
}, async () => {
  const office = await officeAtWork();
  const clerk = office.as(office.clerk);
  const opened = async (documentNumber: string) =>
    (await clerk.visits.open({ client: { ...client, documentNumber } })).visitId;
  await clerk.identity.refuse({
    visitId: await opened('A1234567'),
    outcome: 'refused',
    reasonCode: 'data_does_not_agree',
    answers: [],
    note: 'عکس قدیمی است',
  });
  for (const [index, sign] of unseen.entries()) {
    const documentNumber = [`${sign}A1234567`, `A12${sign}34567`, `A1234567${sign}`][index % 3] ?? '';
    const visitId = await opened(documentNumber);
    const answers = completeAnswers(client.clientType, client.matterRole);
    const verified = clerk.identity.verify({ visitId, answers, note: '' });
    const code = `U+${sign.codePointAt(0)?.toString(16)}`;
    expect((await problemOf(verified)).code, code).toBe('CHANGE_NEEDED');
    // Nor do such characters say what has changed.
    const changed = `ok ${unseen.join('')}`;
    const said = clerk.identity.verify({ visitId, answers, note: '', changed });
    expect((await problemOf(said)).code, code).toBe('CHANGE_NEEDED');
    await clerk.visits.cancel({ visitId, reasonCode: 'client_left' });
  }
});

test('D16.9 a client is found again, and has one history, whatever unseen character is typed into the number', async () => {
  const office = await officeAtWork();
  const clerk = office.as(office.clerk);
  const first = await clerk.visits.open({ client: { ...client, documentNumber: 'A1234567' } });
  await clerk.visits.cancel({ visitId: first.visitId, reasonCode: 'client_left' });
  const clientType = client.clientType;
  for (const sign of unseen) {
    const found = await clerk.visits.findClient({ clientType, identifier: `A123${sign}4567` });
    expect(found?.name, `U+${sign.codePointAt(0)?.toString(16)}`).toBe(client.name);
  }
});
