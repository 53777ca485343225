// The day that a screen shows, chosen by hand. What cannot be read stays in the field and is said there; the day that is
// shown stays too, and no other one takes its place.
import { useState } from 'react';
import { JalaliDateField } from './jalali-date-field.tsx';

type DayFieldProps = { label: string; day: string; onChange: (day: string) => void };

export function DayField({ label, day, onChange }: DayFieldProps) {
  /** The day beside which something unread stands in the field; a screen that goes to another day forgets it. */
  const [unreadBeside, setUnreadBeside] = useState<string | null>(null);
  const take = (typed: string | null) => {
    setUnreadBeside(typed === null ? day : null);
    if (typed !== null) onChange(typed);
  };
  return <JalaliDateField label={label} day={unreadBeside === day ? null : day} onChange={take} />;
}
