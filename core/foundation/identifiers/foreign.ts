// Identifiers of foreign nationals. Neither has a public checksum, so a strange one is only pointed out.
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { OK, type Verdict, warn } from './verdict.ts';

/** The foreigner's id (کد فراگیر): 10–12 digits; anything else warns, nothing blocks (domain.md §4). */
export function foreignIdVerdict(text: string): Verdict {
  return /^\d{10,12}$/.test(cleanIdentifier(text)) ? OK : warn('foreign_id_format');
}

/** A passport number: up to 9 Latin letters and digits; anything else warns (domain.md §4). */
export function passportVerdict(text: string): Verdict {
  return /^[A-Za-z0-9]{1,9}$/.test(cleanIdentifier(text)) ? OK : warn('passport_format');
}
