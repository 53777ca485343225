// The second factor of an office that has switched nothing on: its manager has neither key nor code yet.
import type { TestOffice } from '#tests/support/office.ts';
import { securityKey } from '#tests/support/security-key.ts';
import type { SoundInputs } from '../procedures.ts';

export function soundSecondFactor({ manager: { id, password } }: TestOffice) {
  const asked = { challenge: 'x', origin: 'http://3f9c.pishkhan.localhost:1', rpId: 'pishkhan.localhost' };
  const key = securityKey();
  const act = 'staff.cutOff';
  const sound: Pick<SoundInputs, 'secondFactor'> = {
    secondFactor: {
      restore: [{ code: '1272' }],
      state: [undefined],
      challenge: [{ act }],
      registerKey: [{ ...key.create(asked), label: 'کلید مدیر', password }],
      removeKey: [{ keyId: id, reasonCode: 'lost', password }],
      makeCodes: [{ password }],
      setRequired: [{ isRequired: true, password }],
      prove: [{ act, ...key.get(asked) }],
      proveByCode: [{ act, code: 'AAAA-BBBB-CCCC-DDDD' }],
      unlockChallenge: [undefined],
      unlockWithKey: [key.get(asked)],
      shiftKeyChallenge: [undefined],
      setShiftKey: [{ ...key.create(asked, { flags: 0x45 }), password }],
    },
  };
  return { sound };
}
