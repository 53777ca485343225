// The people of the demo office, with the passwords that it shows.

export type DemoPerson = { name: string; password: string };
export const manager: DemoPerson = { name: 'مریم احمدی', password: 'modir-1234' };
export const clerk: DemoPerson = { name: 'علی رضایی', password: 'karbar-1234' };
export const otherClerk: DemoPerson = { name: 'زهرا کریمی', password: 'karbar-5678' };
