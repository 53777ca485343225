// What the office stands on: its founding, clock, PCs, province and store, and what is found by typing.
import { firstRunInput } from '#tests/support/first-run.ts';
import type { TestOffice } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

export function soundMachine(office: TestOffice, trackingCode: string) {
  const { manager } = office;
  const terminal = {
    terminalId: '14999003',
    merchant: '990000001',
    psp: 'به‌پرداخت ملت',
    validFrom: '2026-03-21',
    validTo: null,
  };
  const sound: Pick<SoundInputs, 'office' | 'clock' | 'palette' | 'sync' | 'peers' | 'store'> = {
    office: {
      status: [undefined],
      releasedProvinces: [undefined],
      setUp: [
        {
          ...firstRunInput,
          terminals: [terminal],
        },
      ],
      setUpDemo: [undefined],
      readList: [
        { kind: 'people', bytesBase64: base64('نام,کد ملی,سمت\nسارا نوری,9990000034,متصدی\n') },
        { kind: 'tariff', bytesBase64: base64('خدمت,مبلغ,ثبت می‌شود\nدادخواست,770000,بله\n') },
        { kind: 'equipment', bytesBase64: base64('نوع,نام,سریال\nچاپگر,چاپگر باجه,HP-2200\n') },
        { kind: 'closures', bytesBase64: base64('تاریخ,مناسبت\n1405/10/02,ولادت\n') },
      ],
      wipeDemo: [{ officeCode: '1101', password: manager.password }],
    },
    clock: {
      state: [undefined],
      confirm: [
        {
          ...{ doubtId: manager.id, reason: 'ساعت رایانه درست است', password: manager.password },
          second: null,
        },
      ],
    },
    palette: {
      find: [{ typed: 'رضا محمدی' }, { typed: '0499' }, { typed: trackingCode }],
      findWhole: [{ typed: '0499370899' }],
    },
    sync: {
      state: [undefined],
      enrol: [{ provinceUrl: 'http://127.0.0.1:9', code: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG' }],
      syncNow: [undefined],
      changes: [undefined],
      proposeChange: [
        {
          fingerprint: 'ABCD-EFGH-JKMN-PQRS',
          reason: 'استان کلید خود را از دست داد',
          password: manager.password,
        },
      ],
      confirmChange: [{ changeId: manager.id, seen: 'a'.repeat(64), password: manager.password }],
    },
    peers: {
      state: [undefined],
      replicationStatus: [undefined],
      pending: [undefined],
      enable: [{ host: '127.0.0.1' }],
      showPairingCode: [{ password: manager.password, replaces: null }],
      hidePairingCode: [undefined],
      // Nobody listens there.
      connect: [{ address: '127.0.0.1:9' }],
      remove: [{ deviceId: manager.id, reason: 'lost', password: manager.password }],
      bundlePlaces: [{ dir: null }, { dir: '/nowhere' }],
      bundleOut: [{ for: 'office', dir: '/nowhere' }],
      bundleIn: [{ file: '/nowhere/office.bundle' }],
      carrying: [undefined],
      found: [undefined],
      join: [{ address: '127.0.0.1:9', code: '0123456789', deviceName: 'باجهٔ ۲' }],
      joinProgress: [undefined],
      disable: [undefined],
    },
    store: {
      health: [undefined],
      takeSnapshot: [undefined],
      recordExport: [undefined],
      renewRecoveryCode: [{ password: manager.password }],
    },
  };
  return { sound };
}
