// Whoever loses their access while the province answers enrols no office any more.
import { expect, onTestFinished, test } from 'vitest';
import { cutOffPerson } from '#core/access/staff/cut-off.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { problemOf } from '#tests/support/office.ts';
import { firstPc } from '#tests/support/office-pcs.ts';
import { provinceBehindTls } from '#tests/support/province-behind-tls.ts';
import { handedOverTo, inBetween } from '#tests/support/province-in-between.ts';
import { startTlsFront } from '#tests/support/tls-front.ts';

const served = provinceBehindTls();

test('D9.13 a manager who is cut off while the province answers enrols nothing, and the next one does', async () => {
  const { office, pc } = await firstPc();
  const other = await office.addPerson({ name: 'پری نوری', nationalCode: '9990000034', role: 'manager' });
  const { desk } = pc;
  const way = await inBetween((question) => {
    desk.path.execute(other.id, (tx) =>
      cutOffPerson(tx, desk.reads, { personId: office.manager.id, reasonCode: 'left', leftAt: tx.at }),
    );
    return handedOverTo(served.province.url)(question);
  });
  const slow = await startTlsFront(way.url);
  onTestFinished(() => slow.close());
  const enrol = async (personId: string, provinceUrl: string) => {
    const { sync } = appRouter.createCaller({ desk, session: desk.sessions.open(personId).token });
    return sync.enrol({ provinceUrl, code: await served.province.createEnrolCode('1101') });
  };
  expect((await problemOf(enrol(office.manager.id, slow.url))).code).toBe('PERSON_CUT_OFF');
  expect(desk.reads.sync.province()).toBeNull();
  expect(desk.clock.offsetMs).toBeNull();
  await enrol(other.id, served.front.url);
  expect(desk.reads.sync.province()?.provinceUrl).toBe(served.front.url);
});
