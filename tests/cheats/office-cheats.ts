// Cheats of the manager's desk: a leaver who is not cut off everywhere, a PC that is left out of a close, looks under a
// clock that is moved, the own password.

import { inventedNationalCode } from '#core/demo/invented-clients.ts';
import { removeDevice } from '#core/replication/peers/admit.ts';
import { deviceAdmitted } from '#core/replication/peers/entries.ts';
import type { Cheat, Scene } from './cheat.ts';
import { openVisit } from './visits-of-cheats.ts';

const through = null;
const minute = 60_000;

/** Somebody who was registered and has left; gives the departure and its systems. */
async function leaver({ machine, manager }: Scene, leftMinutesAgo = 0) {
  const nationalCode = inventedNationalCode(machine.random);
  const { staff, departures } = manager.caller;
  const { personId } = await staff.register({
    name: `رفته ${nationalCode.slice(3)}`,
    nationalCode,
    role: 'clerk',
  });
  const leftAt = new Date(Date.parse(machine.now()) - leftMinutesAgo * minute).toISOString();
  await staff.cutOff({ personId, reasonCode: 'left', leftAt, password: manager.password });
  const [departure] = await departures.ofPerson({ personId });
  if (departure === undefined) throw new Error('a cut-off begins a departure');
  return departure;
}
type Leaver = Awaited<ReturnType<typeof leaver>>;

const closing = ({ day }: Scene, { cutOffId }: Leaver, reason = '') => ({
  cutOffId,
  letterNumber: 'خ-۱',
  letterDay: day,
  reason,
});

/** Says of every access that is open that it was cut. */
async function cutEverywhere({ machine, manager }: Scene, { cutOffId, accesses }: Leaver): Promise<void> {
  for (const { system, cut } of accesses) {
    if (cut !== null) continue;
    await manager.caller.departures.recordAccess({
      cutOffId,
      systemId: system.systemId,
      outcome: 'cut',
      by: 'پشتیبان سامانه',
      cutAt: machine.now(),
      proof: 'پاسخ کتبی پشتیبان دیده شد',
    });
  }
}

export const officeCheats: readonly Cheat[] = [
  {
    name: 'a departure closed while an access is open',
    rule: 'D9.6',
    refusedWith: ['ACCESS_STILL_OPEN'],
    async attempt(scene) {
      const left = await leaver(scene);
      const { departures } = scene.manager.caller;
      try {
        await departures.close(closing(scene, left));
        return through;
      } finally {
        await cutEverywhere(scene, left);
        await departures.close(closing(scene, left, 'سامانه‌ها به نوبت قطع شدند'));
      }
    },
  },
  {
    name: 'a late cut without a reason, by naming an early hour',
    rule: 'D9.7',
    refusedWith: ['REASON_NEEDED'],
    async attempt(scene) {
      const left = await leaver(scene, 40);
      const { departures } = scene.manager.caller;
      await cutEverywhere(scene, left);
      try {
        await departures.close(closing(scene, left));
        return through;
      } finally {
        await departures.close(closing(scene, left, 'پشتیبان سامانه پاسخ نمی‌داد'));
      }
    },
  },
  {
    name: 'a system off the list by two, before somebody leaves',
    rule: 'D9.65',
    // The manager here has no second factor, and in the first three months nobody is independent of them.
    refusedWith: ['SECOND_FACTOR_NOT_READY', 'SECOND_PERSON_NOT_INDEPENDENT'],
    async attempt(scene) {
      const { machine, manager, clerk } = scene;
      const { departures } = manager.caller;
      const { systemId } = await departures.listSystem({ name: `سامانهٔ ${machine.random.digits(6)}` });
      const words = 'این سامانه دیگر در دفتر به کار نمی‌رود';
      const beside = { personId: clerk.id, password: clerk.password, words };
      await departures.endSystem({ systemId, beside });
      const left = await leaver(scene);
      await cutEverywhere(scene, left);
      await departures.close(closing(scene, left));
      return () => left.accesses.some(({ system }) => system.systemId === systemId);
    },
  },
  {
    name: 'the day closed without a PC, unsaid',
    rule: 'D21.18',
    refusedWith: ['PEERS_MISSING'],
    async attempt({ desk, machine, day, manager }) {
      const deviceId = machine.newId();
      const publicKey = desk.identity()?.publicKey ?? '';
      desk.path.execute(manager.id, (tx) =>
        tx.append(deviceAdmitted, { id: tx.newId(), deviceId, deskNumber: 9, publicKey, name: 'باجهٔ ۹' }),
      );
      try {
        const reason = 'همه چیز بررسی شد';
        await manager.caller.dayClose.close({ day, reason, password: manager.password });
        return through;
      } finally {
        const { journal } = desk.path;
        desk.path.execute(manager.id, (tx) =>
          removeDevice(tx, { peers: desk.reads.peers, journal }, deviceId, 'retired'),
        );
      }
    },
  },
  {
    name: 'twenty looks, with the clock set on after the tenth',
    rule: 'D16.7',
    refusedWith: [],
    async attempt(scene) {
      const { machine, clerk, manager, desk } = scene;
      const visitId = await openVisit(scene);
      const look = async (): Promise<void> => {
        for (let looks = 0; looks < 10; looks += 1) await clerk.caller.visits.revealIdentifier({ visitId });
      };
      await look();
      machine.setClock(30 * minute);
      try {
        await look();
      } finally {
        machine.setClock(0);
        // The clock is looked at with the next thing that is written.
        await clerk.caller.visits.cancel({ visitId, reasonCode: 'client_left' });
        const { doubt } = await manager.caller.clock.state();
        const reason = 'ساعت رایانه اشتباه تنظیم شده بود و درست شد';
        if (doubt !== null)
          await manager.caller.clock.confirm({
            ...{ doubtId: doubt.doubtId, reason, password: manager.password },
            second: null,
          });
      }
      return () =>
        desk.reads.accessLog.alerts().some(({ personId, day }) => personId === clerk.id && day === scene.day);
    },
  },
  {
    name: 'the own password reset, past its papers and both their eyes',
    rule: 'D11.8',
    refusedWith: ['OWN_ACT_FORBIDDEN'],
    async attempt({ manager }) {
      await manager.caller.staff.resetPassword({ personId: manager.id, password: manager.password });
      return through;
    },
  },
  {
    name: 'an active account activated again for its code',
    rule: 'D11.5',
    refusedWith: ['PERSON_ALREADY_ACTIVE'],
    async attempt({ manager, clerk }) {
      await manager.caller.staff.activate({ personId: clerk.id });
      return through;
    },
  },
  {
    name: 'a password that anyone would try first',
    rule: 'D11.7',
    refusedWith: ['PASSWORD_TOO_COMMON'],
    async attempt({ clerk }) {
      await clerk.caller.staff.changePassword({ current: clerk.password, next: '۱۱۱۱۱۱۱۱' });
      return through;
    },
  },
];
