// An amount in Persian words, as it stands on receipts and cheques: «یک هزار و دویست و سی و چهار».
import { MAX_RIALS } from './rial.ts';

const ones = ['', 'یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه'];
const teens = ['ده', 'یازده', 'دوازده', 'سیزده', 'چهارده', 'پانزده', 'شانزده', 'هفده', 'هجده', 'نوزده'];
const tens = ['', '', 'بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود'];
const hundreds = ['', 'یکصد', 'دویست', 'سیصد', 'چهارصد', 'پانصد', 'ششصد', 'هفتصد', 'هشتصد', 'نهصد'];
const and = ' و ';

/**
 * The number in Persian words, without the unit. Above the milliards it counts milliards («ده هزار میلیارد»), which is
 * said everywhere; «تریلیون» is not.
 * @param rials whole rials from 0 to MAX_RIALS.
 * @throws RangeError for anything else.
 */
export function amountInWords(rials: number): string {
  if (!Number.isSafeInteger(rials) || rials < 0 || rials > MAX_RIALS) {
    throw new RangeError(`${rials} is not an amount that is written in words`);
  }
  return rials === 0 ? 'صفر' : belowAMilliardMilliards(rials);
}

function belowAMilliardMilliards(count: number): string {
  const parts = [
    part(Math.floor(count / 1_000_000_000), 'میلیارد'),
    part(Math.floor(count / 1_000_000) % 1000, 'میلیون'),
    part(Math.floor(count / 1000) % 1000, 'هزار'),
    belowAThousand(count % 1000),
  ];
  return parts.filter((words) => words !== '').join(and);
}

function part(count: number, scale: string): string {
  return count === 0 ? '' : `${belowAMilliardMilliards(count)} ${scale}`;
}

function belowAThousand(count: number): string {
  const rest = count % 100;
  const isTeen = rest >= 10 && rest < 20;
  const words = isTeen
    ? [hundreds[Math.floor(count / 100)], teens[rest - 10]]
    : [hundreds[Math.floor(count / 100)], tens[Math.floor(rest / 10)], ones[rest % 10]];
  return words.filter((word) => word !== undefined && word !== '').join(and);
}
