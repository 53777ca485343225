// A printer that was handed over and is broken.
import { type TestOffice, testTerminals, today } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';

export async function printerInUse(office: TestOffice) {
  const { manager, clerk } = office;
  const byManager = office.as(office.manager);
  const byClerk = office.as(office.clerk);
  const printer = {
    kind: 'printer',
    title: 'چاپگر باجهٔ ۱',
    serial: 'HP-2200-17',
    terminalId: null,
    serviceEveryDays: 90,
  } as const;
  const { equipmentId } = await byManager.equipment.register(printer);
  const handover = { equipmentId, toId: clerk.id, condition: 'sound', note: '' } as const;
  const { handoverId } = await byManager.equipment.handOver(handover);
  const fault = { equipmentId, description: 'کاغذ را مچاله می‌کند', stopsWork: true };
  const { faultId } = await byClerk.equipment.reportFault(fault);
  const { checkId } = await byManager.equipment.closeCheck({ since: today, unknown: ['X-1'] });
  const sound: Pick<SoundInputs, 'equipment'> = {
    equipment: {
      list: [undefined],
      history: [{ equipmentId }],
      checks: [undefined],
      check: [{ checkId }],
      closeCheck: [{ since: today, unknown: ['X-1'] }],
      register: [
        { ...printer, serial: 'HP-2200-18' },
        {
          kind: 'pos_terminal',
          title: 'کارتخوان',
          serial: 'VX675-1',
          terminalId: testTerminals[0],
          serviceEveryDays: null,
        },
      ],
      handOver: [handover],
      answerHandover: [
        { handoverId, answer: 'taken', condition: 'sound', note: '' },
        { handoverId, answer: 'declined', condition: null, note: 'چاپگر دیگری خواسته بودم' },
      ],
      recover: [{ equipmentId, reason: 'از دفتر رفته است' }],
      reportFault: [fault],
      repair: [{ faultId, outcome: 'repaired', note: 'غلتک آن عوض شد' }],
      recordInspection: [{ equipmentId, kind: 'service', note: '' }],
      sight: [{ scanned: 'E1-1' }, { scanned: printer.serial }],
      writeOff: [
        {
          equipmentId,
          reason: 'broken',
          letterNumber: '12',
          note: 'تعمیر آن صرفه ندارد',
          password: manager.password,
        },
      ],
    },
  };
  return { sound, equipmentId, handoverId, faultId };
}
