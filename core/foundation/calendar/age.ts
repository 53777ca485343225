// Ages as the civil registry counts them: whole Jalali years on a business day. They decide how a minor is served.
import { toJalali } from './jalali.ts';

/** Whole Jalali years from a birth date to a day; negative before the birth. Both are YYYY-MM-DD. */
export function jalaliAge(birthDate: string, day: string): number {
  const [born, now] = [toJalali(birthDate), toJalali(day)];
  const isBeforeBirthday = now.month < born.month || (now.month === born.month && now.day < born.day);
  return now.year - born.year - (isBeforeBirthday ? 1 : 0);
}

/** Years from which a child registers in Sana in person (domain.md §3), and from which nobody is a minor. */
export const sanaAges = { girl: 9, boy: 15 } as const;
export const adultAge = 18;

/** How somebody is served by their age: a guardian acts for them, they come themselves as a minor, or as an adult. */
export type AgeRoute = 'below_sana_age' | 'of_sana_age' | 'adult';

/** Whether a child comes alone or with a guardian, by age in whole Jalali years (D1.14). */
export function ageRoute(birthDate: string, gender: keyof typeof sanaAges, day: string): AgeRoute {
  const age = jalaliAge(birthDate, day);
  if (age >= adultAge) return 'adult';
  return age >= sanaAges[gender] ? 'of_sana_age' : 'below_sana_age';
}
