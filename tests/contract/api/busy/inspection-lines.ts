// The lines of an inspection, what an inspector finds on them, and the legal expert's home.
import { randomUUID } from 'node:crypto';
import { today } from '#tests/support/office.ts';
import { photoNumber } from '#tests/support/photo.ts';
import type { SoundInputs } from '../procedures.ts';

const span = { from: '2026-11-01', to: today };

export async function alone() {
  const sound: Pick<SoundInputs, 'inspectionLines' | 'legalDesk'> = {
    legalDesk: { home: [undefined] },
    inspectionLines: {
      list: [span, { from: today, to: today }],
      evidence: [
        { line: 'V5', ...span },
        { line: 'V14', ...span },
      ],
      giveVerdict: [
        { line: 'V1', ...span, verdict: 'well', words: '' },
        { line: 'V7', ...span, verdict: 'finding', words: 'قطع دسترسی یک نفر دیر شد' },
        { line: 'V1', ...span, verdict: 'finding', words: 'تابلو برداشته شده بود', photo: photoNumber(7) },
      ],
      makeProtocol: [undefined],
      protocol: [{ protocolId: randomUUID() }],
    },
  };
  return { sound, ids: [] };
}
