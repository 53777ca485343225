// What a paused supervisor reads: how long, in whole minutes.
import type { Pause } from '../accounts/attempts.ts';
import { amount } from './persian.ts';
import { sentences } from './sentences-fa.ts';

export function tooManyTries({ waitSeconds }: Pause): string {
  return `${sentences.tooManyTries} ${amount(Math.ceil(waitSeconds / 60))} ${sentences.minutes}.`;
}
