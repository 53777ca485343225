// The frames of Behpardakht's POS-PC 3.1: four digits of length, tag-length-value fields, and a checksum over the fields.
// The driver and the simulated terminal share them; published messages hold both to the same bytes.

/** The fields of a message by tag. No tag stands twice. */
export type Fields = ReadonlyMap<number, Buffer>;
export type Frame = { readonly fields: Fields; readonly length: number };

/** CRC-16/ARC: polynomial 8005 reflected, start 0. Of "123456789" it is BB3D. */
export function crc16(bytes: Buffer): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}

/** Decimal digits packed by two, a zero before an odd count. */
export function bcd(digits: string): Buffer {
  return Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
}

/** The digits of a packed value; null where a half byte is no digit. */
export function digitsOf(value: Buffer | undefined): string | null {
  const text = value?.toString('hex') ?? '';
  return /^\d+$/.test(text) ? text : null;
}

/**
 * A whole message. `counts`: what the length is of. The published requests count the fields, the published answers everything.
 */
export function frame(fields: readonly (readonly [number, Buffer])[], counts: 'fields' | 'all'): Buffer {
  const body = Buffer.concat(fields.map(([tag, value]) => Buffer.from([tag, value.length, ...value])));
  const crc = crc16(body);
  const said = counts === 'fields' ? body.length : body.length + 6;
  return Buffer.concat([
    Buffer.from(String(said).padStart(4, '0')),
    body,
    Buffer.from([crc & 0xff, crc >>> 8]),
  ]);
}

/**
 * The first message of what was received: `part` while more must come, `broken` when no further byte can make it one. Either
 * meaning of the length is taken; the checksum decides between them.
 */
export function firstFrame(received: Buffer): Frame | 'part' | 'broken' {
  if (received.length < 4) return 'part';
  const said = received.toString('latin1', 0, 4);
  if (!/^\d{4}$/.test(said)) return 'broken';
  const shorter = Number(said);
  const longer = shorter + 6;
  for (const length of [shorter, longer]) {
    const fields = length > 6 && received.length >= length ? fieldsOf(received.subarray(4, length)) : null;
    if (fields !== null) return { fields, length };
  }
  return received.length < longer ? 'part' : 'broken';
}

/** Fields followed by their checksum; null when the checksum or a length does not fit. */
function fieldsOf(bytes: Buffer): Fields | null {
  const body = bytes.subarray(0, -2);
  if (bytes.readUInt16LE(body.length) !== crc16(body)) return null;
  const fields = new Map<number, Buffer>();
  for (let at = 0; at < body.length; ) {
    const [tag, size] = [body[at], body[at + 1]];
    const end = at + 2 + (size ?? 0);
    if (tag === undefined || size === undefined || end > body.length || fields.has(tag)) return null;
    fields.set(tag, body.subarray(at + 2, end));
    at = end;
  }
  return fields;
}
