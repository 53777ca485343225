// Under which name a kept report is saved again: its own, as far as every system takes it.
import { reportEndings } from '#core/closing/day-close/report-folder/contract.ts';

/** Longer names are cut in front of their ending. */
const mostCharacters = 100;

/** A name without its content's hash is that hash; what is no ending of a report is followed by `.bin`. */
export function nameOfKept({ fileName, fileSha256 }: { fileName: string; fileSha256: string }): string {
  const ending = reportEndings.find((one) => fileName.toLowerCase().endsWith(one)) ?? '.bin';
  const whole = ending === '.bin' ? fileName : fileName.slice(0, -ending.length);
  const stem = whole
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')
    .replace(/^[.\s]+/, '')
    .slice(0, mostCharacters)
    .trim();
  return `${stem === '' ? fileSha256.slice(0, 16) : stem}${ending}`;
}
