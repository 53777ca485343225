// The terminal's half of Behpardakht's POS-PC 3.1.
import { services, tags } from '../terminals/behpardakht.ts';
import { bcd, crc16, digitsOf, firstFrame, frame } from '../terminals/tlv.ts';
import type { Code } from './faults.ts';
import type { Asked, Said, TerminalSide } from './terminal-side.ts';

const codes: Readonly<Record<Code | 'not_found', string>> = {
  ...{ good: '00', declined: '51', withdrawn: 'FU', no_answer_of_centre: 'FF', unlisted: '77', busy: '09' },
  not_found: 'EA',
};
const kinds: Readonly<Record<string, Asked['kind']>> = {
  [services.purchase]: 'sale',
  [services.inquiry]: 'inquiry',
  [services.last]: 'last',
};
const serviceOf = { sale: services.purchase, inquiry: services.inquiry, last: services.last };
const cancelWord = Buffer.from('CANCEL');

export const behpardakhtSide: TerminalSide = {
  read(received) {
    if (received.subarray(0, cancelWord.length).equals(cancelWord))
      return { kind: 'cancel', ownNumber: '', requestNumber: '', rials: 0, length: cancelWord.length };
    const first = firstFrame(received);
    if (typeof first === 'string') return first;
    const { fields, length } = first;
    const kind = kinds[digitsOf(fields.get(tags.service)) ?? ''];
    if (kind === undefined) return 'broken';
    const text = (tag: number): string => fields.get(tag)?.toString('latin1') ?? '';
    return {
      ...{ kind, length },
      ownNumber: text(tags.ownNumber),
      requestNumber: text(tags.requestNumber),
      rials: Number(digitsOf(fields.get(tags.amount)) ?? 0),
    };
  },
  write(said, flaw) {
    const isGood = said.code === 'good';
    const fields: [number, Buffer][] = [
      [tags.code, Buffer.from(codes[said.code])],
      [tags.service, bcd(serviceOf[said.kind])],
      [tags.requestNumber, Buffer.from(said.requestNumber)],
    ];
    if (said.ownNumber !== '') fields.push([tags.ownNumber, Buffer.from(said.ownNumber)]);
    if (said.kind !== 'sale' && isGood) fields.push([tags.foundService, bcd(services.purchase)]);
    if (isGood) fields.push(...goodFields(said));
    if (flaw === 'full_card') fields.push([0xd0, bcd(said.card)], [0xd1, Buffer.from(said.card)]);
    if (flaw === 'unlisted_field') fields.push([0xd2, Buffer.from('?')]);
    // «تاييد شد» in code page 1256.
    if (flaw === 'foreign_text') fields.push([0xb6, Buffer.from('caede6ed20d4cf', 'hex')]);
    const whole = frame(fields, flaw === 'other_length' ? 'fields' : 'all');
    if (flaw === 'checksum') whole.writeUInt16LE(crc16(whole), whole.length - 2);
    return whole;
  },
};

function goodFields(said: Said): [number, Buffer][] {
  const fields: [number, Buffer][] = [
    [tags.amount, bcd(String(said.taken))],
    [tags.serial, bcd(said.trace.slice(-4))],
    [tags.cardLast4, bcd(said.card.slice(-4))],
    [tags.cardFirst6, bcd(said.card.slice(0, 6))],
    [tags.terminal, bcd(said.terminalId.padStart(8, '0'))],
  ];
  if (said.reference !== '') fields.push([tags.reference, bcd(said.reference)]);
  if (said.day !== '') fields.push([tags.day, Buffer.from(said.day)]);
  if (said.time !== '') fields.push([tags.time, Buffer.from(said.time.slice(0, 5))]);
  if (said.asked > said.taken) fields.push([tags.discount, bcd(String(said.asked - said.taken))]);
  return fields;
}
