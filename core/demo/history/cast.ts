// The people who join and leave the demo office in its sixty days, beside those whom it begins with. Invented, with papers of their own.
import type { BuiltInSection } from '#core/access/postings/contract.ts';
import type { OfficeRole } from '#core/access/staff/contract.ts';

export type Newcomer = {
  readonly name: string;
  readonly nationalCode: string;
  readonly fatherName: string;
  readonly role: OfficeRole;
  /** Number of their supervision file, inquiry and clearance. */
  readonly papers: string;
  readonly sections: readonly BuiltInSection[];
  readonly password: string;
};

export const legalExpert: Newcomer = {
  name: 'نرگس کاظمی',
  nationalCode: '9990000050',
  fatherName: 'محمود',
  role: 'legal_expert',
  papers: '۰۱۴',
  sections: [],
  password: 'hoghoogh o sanobar 14',
};

export const itExpert: Newcomer = {
  name: 'امیر صادقی',
  nationalCode: '9990000069',
  fatherName: 'حمید',
  role: 'it_expert',
  papers: '۰۲۱',
  sections: [],
  password: 'rayaneh o sanobar 21',
};

/** Takes the place of the clerk who left. */
export const newClerk: Newcomer = {
  name: 'سارا موسوی',
  nationalCode: '9990000077',
  fatherName: 'جواد',
  role: 'clerk',
  papers: '۰۳۸',
  sections: ['sana', 'notices'],
  password: 'daftar o sanobar 38',
};

export const leaver: Newcomer = {
  name: 'کاوه رستمی',
  nationalCode: '9990000085',
  fatherName: 'اکبر',
  role: 'clerk',
  papers: '۰۰۷',
  sections: ['filing', 'sana', 'notices', 'e_payment', 'inbox'],
  password: 'bajeh o sanobar 07',
};

/** Has handed in papers and waits for the answer to the inquiry. */
export const candidate = {
  name: 'بابک نوری',
  nationalCode: '9990000093',
  fatherName: 'ناصر',
  role: 'clerk',
  papers: '۰۴۲',
} as const;

/** Who can sign in at the end, beside the people whom the office begins with. */
export const joined: readonly Newcomer[] = [legalExpert, itExpert, newClerk];
