// The day that a screen shows, chosen by hand. What cannot be read stays in the field and is said there; the day that is
// shown stays too, and no other one takes its place.
import { useState } from 'react';
import { JalaliDateField } from './jalali-date-field.tsx';

type DayFieldProps = {
  label: string;
  day: string;
  onChange: (day: string) => void;
  /** In a head that says the day in words. */
  isLabelHidden?: boolean;
};

export function DayField({ label, day, onChange, isLabelHidden = false }: DayFieldProps) {
  /** The day beside which something unread stands in the field; a screen that goes to another day forgets it. */
  const [unreadBeside, setUnreadBeside] = useState<string | null>(null);
  const take = (typed: string | null) => {
    setUnreadBeside(typed === null ? day : null);
    if (typed !== null) onChange(typed);
  };
  const shown = unreadBeside === day ? null : day;
  return <JalaliDateField label={label} day={shown} onChange={take} isLabelHidden={isLabelHidden} />;
}
