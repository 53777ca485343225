// A clerk at work in an emergency, the manager beside them.
import type { TestOffice } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';

export async function emergencyHeld(office: TestOffice, newcomerId: string) {
  const { manager, anyone, addPerson } = office;
  const clerk = await addPerson({ name: 'پری نوری', nationalCode: '9990000042', role: 'clerk' });
  const begin = {
    personId: clerk.id,
    password: clerk.password,
    managerId: manager.id,
    managerPassword: manager.password,
    code: '',
    reasonCode: 'locked_out',
    reason: 'رمز چند بار اشتباه وارد شد',
    minutes: 30,
  } as const;
  await anyone.emergency.begin(begin);
  const [held] = await office.as(manager).emergency.list({ personId: null });
  if (held === undefined) throw new Error('it is listed');
  const sound: Pick<SoundInputs, 'emergency'> = {
    emergency: {
      options: [undefined],
      begin: [begin, { ...begin, personId: newcomerId }],
      current: [undefined],
      list: [{ personId: null }, { personId: clerk.id }],
      end: [{ emergencyId: held.emergencyId }],
    },
  };
  return { sound, emergencyId: held.emergencyId };
}
