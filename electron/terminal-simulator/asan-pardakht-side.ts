// The terminal's half of Asan Pardakht's lines.
import { line } from '../terminals/asan-pardakht.ts';
import type { Code } from './faults.ts';
import type { TerminalSide } from './terminal-side.ts';

const codes: Readonly<Record<Code | 'not_found', string>> = {
  ...{ good: '00', declined: '51', withdrawn: '17', no_answer_of_centre: '91', unlisted: '77', busy: '09' },
  not_found: '25',
};

export const asanPardakhtSide: TerminalSide = {
  read(received) {
    const text = received.toString('latin1');
    const end = text.indexOf('\r\n');
    if (end < 0) return 'part';
    const rest = { requestNumber: '', length: end + 2 };
    const parts = text.slice(1, end).split(',').slice(0, -1);
    const [kind, amount = '', invoice = ''] = parts;
    if (line(parts).toString('latin1') !== text.slice(0, end + 2)) return 'broken';
    if (kind === 'PCBUY') return { ...rest, kind: 'sale', ownNumber: invoice, rials: Number(amount) };
    if (kind !== 'PCINQ') return 'broken';
    return { ...rest, kind: amount === '0' ? 'last' : 'inquiry', ownNumber: amount, rials: 0 };
  },
  write(said, flaw) {
    const card = flaw === 'full_card' ? said.card : `${said.card.slice(0, 6)}******${said.card.slice(-4)}`;
    const moment = `${said.day.replaceAll('/', '')}${said.time.replaceAll(':', '')}`;
    const values = [
      ...[said.kind === 'sale' ? 'POSBUY' : 'POSINQ', codes[said.code], String(said.taken), said.reference],
      ...[said.trace, moment, '000000001234567', said.terminalId, card, said.ownNumber],
    ];
    // «تاييد شد» in code page 1256, and a value that nobody knows.
    if (flaw === 'foreign_text') values[8] = Buffer.from('caede6ed20d4cf', 'hex').toString('latin1');
    if (flaw === 'unlisted_field') values.push('?');
    const whole = line(values);
    if (flaw === 'checksum') whole.write('ZZ', whole.length - 4, 'latin1');
    return whole;
  },
};
