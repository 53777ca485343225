import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { firstRunInput } from '#tests/support/first-run.ts';
import { assertSound } from '#tests/support/office.ts';
import { provinceBehindTls } from '#tests/support/province-behind-tls.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const served = provinceBehindTls();

/** A whole code of this province whose secret was never given. */
async function unknownCode(): Promise<string> {
  return `AAAA-BBBB-CCCC${(await served.province.createEnrolCode('1101')).slice(14)}`;
}

const password = 'rain on the roof';

function newDesk(): Desk {
  const desk = openDesk({
    dir: temporaryFolder(),
    dataKey: randomBytes(32),
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
  });
  onTestFinished(async () => {
    await assertSound(desk);
    await desk.close();
  });
  return desk;
}

async function firstRun(desk: Desk, pairing?: { provinceUrl: string; code: string } | null) {
  const anyone = appRouter.createCaller({ desk, session: null });
  const { pairing: _none, ...input } = firstRunInput;
  const result = await anyone.office.setUp({ ...input, ...(pairing === undefined ? {} : { pairing }) });
  const signIn = async () => {
    const { token } = await anyone.staff.signIn({ personId: result.managerId, password });
    return appRouter.createCaller({ desk, session: token });
  };
  return { result, signIn };
}

describe('pairing within the first run', () => {
  it('is left out when nobody asks for it', { tags: 'release' }, async () => {
    for (const pairing of [undefined, null]) {
      const desk = newDesk();
      const { result } = await firstRun(desk, pairing);
      expect(result).toMatchObject({ pairing: 'not_asked', pairingProblem: null });
      expect(desk.sync.state().phase).toBe('not_enrolled');
    }
  });

  it('joins the province in the manager’s name, and everything since the first entry is sent', async () => {
    const desk = newDesk();
    const code = await served.province.createEnrolCode('1101');
    const { result, signIn } = await firstRun(desk, { provinceUrl: served.front.url, code });
    expect(result).toMatchObject({ pairing: 'joined', pairingProblem: null });
    const enrolled = desk.path.journal
      .arrivedAfter(0, 100)
      .filter(({ type }) => type === 'device.enrolled')
      .map(({ actor }) => actor);
    expect(enrolled).toEqual([result.managerId]);
    const { queued, total, problem } = await (await signIn()).sync.syncNow();
    expect({ queued, problem }).toEqual({ queued: 0, problem: null });
    expect(total).toBeGreaterThan(5);
  });

  it('says why it failed, and the office is set up all the same and can join later', {
    tags: 'release',
  }, async () => {
    const wrong = await unknownCode();
    const refusals = [
      ['https://127.0.0.1:9', wrong, 'PROVINCE_UNREACHABLE'],
      [served.front.url, wrong, 'PROVINCE_REFUSED_CODE'],
      [served.front.url, wrong.slice(0, -4), 'ENROL_CODE_INCOMPLETE'],
      ['ftp://province.example', wrong, 'PROVINCE_ADDRESS_INVALID'],
      [served.province.url, wrong, 'PROVINCE_NEEDS_HTTPS'],
      ['http://province.example', wrong, 'PROVINCE_NEEDS_HTTPS'],
    ] as const;
    for (const [provinceUrl, code, problem] of refusals) {
      const desk = newDesk();
      const { result, signIn } = await firstRun(desk, { provinceUrl, code });
      expect(result).toMatchObject({ pairing: 'failed', pairingProblem: { code: problem, params: {} } });
      const byManager = await signIn();
      expect(await byManager.office.status()).toMatchObject({ state: 'ready', code: '1101' });
      expect((await byManager.sync.state()).phase).toBe('not_enrolled');
      const fresh = await served.province.createEnrolCode('1101');
      await byManager.staff.proveAgain({ password, purpose: 'connections' });
      await byManager.sync.enrol({ provinceUrl: served.front.url, code: fresh });
      expect((await byManager.sync.syncNow()).queued).toBe(0);
    }
  });
});
