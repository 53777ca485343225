// Invented clients with demonstration identifiers (999…, 14999…): sound by their checksums, belonging to nobody.
import type { ClientInput } from '#core/counter/visits/contract.ts';
import type { SeededRandom } from './seeded-random.ts';

const firstNames = [
  'حسن',
  'فاطمه',
  'محمد',
  'زینب',
  'رضا',
  'نرگس',
  'امیر',
  'لیلا',
  'سعید',
  'مینا',
  'کاوه',
  'پریسا',
] as const;
const lastNames = [
  'کاظمی',
  'موسوی',
  'نوری',
  'حیدری',
  'یزدانی',
  'شریفی',
  'قاسمی',
  'صادقی',
  'عباسی',
  'رستمی',
  'کیانی',
  'میرزایی',
] as const;
const companies = [
  'شرکت نمونهٔ آفتاب',
  'بازرگانی آزمون شرق',
  'تعاونی مسکن نمونه',
  'صنایع آزمایشی البرز',
] as const;
const partyRoles = ['plaintiff', 'respondent', 'complainant', 'accused', 'applicant'] as const;

/** A demonstration national code: 999, six digits, check digit. Those with a nought after 999 are of the people of the office. */
export function inventedNationalCode(random: SeededRandom): string {
  const nine = `999${random.between(1, 9)}${random.digits(5)}`;
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const rest = sum % 11;
  return `${nine}${rest < 2 ? rest : 11 - rest}`;
}

/** A demonstration legal id: 14999, five digits, check digit. */
export function inventedLegalId(random: SeededRandom): string {
  const ten = `14999${random.digits(5)}`;
  const tens = Number(ten[9]) + 2;
  const weights = [29, 27, 23, 19, 17];
  const sum = [...ten].reduce(
    (total, digit, index) => total + (Number(digit) + tens) * (weights[index % 5] ?? 0),
    0,
  );
  const rest = sum % 11;
  return `${ten}${rest === 10 ? 0 : rest}`;
}

/** A client as a clerk would type it: mostly adults, some lawyers and companies. */
export function inventedClient(random: SeededRandom): ClientInput {
  const common = {
    name: `${random.pick(firstNames)} ${random.pick(lastNames)}`,
    nationalCode: inventedNationalCode(random),
    mobile: `0912${random.digits(7)}`,
    postalCode: `1193${random.pick(['1', '6', '7'])}${random.pick(['5', '8'])}34${random.pick(['1', '7'])}1`,
    trackingNumber: random.digits(12),
  };
  const kind = random.next();
  if (kind < 0.72) return { clientType: 'iranian_adult', ...common, matterRole: random.pick(partyRoles) };
  if (kind < 0.9) {
    return {
      clientType: 'lawyer',
      ...common,
      matterRole: 'lawyer',
      licenceNumber: random.digits(6),
      licenceBody: 'bar_association',
      licenceExpiresOn: '2030-01-01',
      licenceYear: String(random.between(1385, 1404)),
      principalIdentifier: inventedNationalCode(random),
    };
  }
  const representativePost = random.pick(['ceo', 'other']);
  return {
    clientType: 'legal_person',
    ...common,
    matterRole: 'representative',
    companyName: random.pick(companies),
    legalId: inventedLegalId(random),
    gazetteReference: random.digits(5),
    representativePost,
    letterNumber: representativePost === 'ceo' ? '' : random.digits(4),
  };
}
