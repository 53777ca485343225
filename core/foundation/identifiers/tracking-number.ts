// The tracking number (کد رهگیری) of the judiciary's own system.
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { block, OK, type Verdict } from './verdict.ts';

/** True for 6 to 24 digits that are not all nought, as `cleanIdentifier` leaves them. */
export const isTrackingNumber = (cleaned: string): boolean => /^(?!0+$)\d{6,24}$/.test(cleaned);

/** Blocks on what is no tracking number; where nothing was typed there is none to judge. */
export function trackingNumberVerdict(text: string): Verdict {
  const cleaned = cleanIdentifier(text);
  return cleaned === '' || isTrackingNumber(cleaned) ? OK : block('tracking_number_format');
}
