// A violation report of the day, and an inspector who asks to be let in.
import type { TestOffice } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';
import type { Counter } from './counter.ts';

export async function reportFiled(office: TestOffice, { visitId }: Counter) {
  const report = {
    rule: 'D4',
    aboutId: office.clerk.id,
    route: 'office',
    text: 'سارا نوری دید که بیش از نرخ مصوب خواسته شد',
    said: 'گفت تعرفه را اشتباه خوانده است',
    evidence: [],
    visitId,
  } as const;
  const { reportId, trackingCode } = await office
    .as(office.manager)
    .violations.file({ ...report, evidence: [] });
  const sound: Pick<SoundInputs, 'violations'> = {
    violations: {
      file: [{ ...report, evidence: [] }],
      list: [undefined],
      get: [{ reportId }],
      slip: [{ reportId }],
      track: [{ trackingCode }],
      askProvince: [undefined],
    },
  };
  return { sound, reportId };
}

export function soundInspections() {
  const code = `1271${'5'.repeat(400)}`;
  const sound: Pick<SoundInputs, 'inspections'> = {
    inspections: { begin: [{ code }], reopen: [{ code }], end: [undefined], current: [undefined] },
  };
  return { sound };
}
