// Reed–Solomon over GF(2^8) with the polynomial 0x11d, as QR codes use it (ISO/IEC 18004, 7.5).

const logs = new Uint8Array(256);
const powers = new Uint8Array(255);
for (let exponent = 0, value = 1; exponent < 255; exponent += 1) {
  powers[exponent] = value;
  logs[value] = exponent;
  value = value & 0x80 ? (value << 1) ^ 0x11d : value << 1;
}

function product(one: number, other: number): number {
  if (one === 0 || other === 0) return 0;
  return powers[((logs[one] ?? 0) + (logs[other] ?? 0)) % 255] ?? 0;
}

/** Coefficients of (x − 2^0)…(x − 2^(degree−1)), highest first, without the leading one. */
function generator(degree: number): number[] {
  let coefficients = [1];
  for (let root = 0; root < degree; root += 1) {
    const factor = powers[root] ?? 0;
    const next = [...coefficients, 0];
    for (const [index, coefficient] of coefficients.entries()) {
      next[index + 1] = (next[index + 1] ?? 0) ^ product(coefficient, factor);
    }
    coefficients = next;
  }
  return coefficients.slice(1);
}

/** The error correction bytes of a block: the remainder of data·x^count by the generator. */
export function correctionBytes(data: readonly number[], count: number): number[] {
  const divisor = generator(count);
  const remainder = new Array<number>(count).fill(0);
  for (const byte of data) {
    const factor = byte ^ (remainder.shift() ?? 0);
    remainder.push(0);
    for (const [index, coefficient] of divisor.entries()) {
      remainder[index] = (remainder[index] ?? 0) ^ product(coefficient, factor);
    }
  }
  return remainder;
}
