// One sound client of each of the eleven types, as a clerk would type them on 4 Azar 1405; codes belong to nobody.
import type { ClientInput } from '#core/counter/visits/contract.ts';

const contact = { mobile: '09121234567', postalCode: '1193653471', trackingNumber: '' };
const person = { ...contact, name: 'رضا محمدی', nationalCode: '0499370899' };
const ward = { wardName: 'سارا محمدی', wardIdentifier: '0790419904' };

type Clients = { readonly [Type in ClientInput['clientType']]: Extract<ClientInput, { clientType: Type }> };

export const everyClient: Clients = {
  iranian_adult: { clientType: 'iranian_adult', ...person, matterRole: 'plaintiff' },
  minor_below_sana_age: {
    clientType: 'minor_below_sana_age',
    ...person,
    ...ward,
    matterRole: 'guardian',
    gender: 'girl',
    birthDate: '2020-05-01',
  },
  minor_of_sana_age: {
    clientType: 'minor_of_sana_age',
    ...person,
    matterRole: 'complainant',
    gender: 'boy',
    birthDate: '2010-05-01',
  },
  foreign_national: {
    clientType: 'foreign_national',
    ...contact,
    name: 'احمد رحیمی',
    matterRole: 'applicant',
    documentKind: 'passport_with_residence',
    documentNumber: 'P1234567',
    nationality: 'افغانستان',
    documentExpiresOn: '2027-05-01',
  },
  lawyer: {
    clientType: 'lawyer',
    ...person,
    matterRole: 'lawyer',
    licenceNumber: '12345',
    licenceBody: 'judiciary_centre',
    licenceYear: '1400',
    licenceExpiresOn: '2027-05-01',
    principalIdentifier: '10380284790',
  },
  legal_person: {
    clientType: 'legal_person',
    ...person,
    matterRole: 'representative',
    companyName: 'شرکت نمونه',
    legalId: '14999000010',
    gazetteReference: '12345',
    representativePost: 'ceo',
    letterNumber: '',
  },
  notarised_agent: {
    clientType: 'notarised_agent',
    ...person,
    matterRole: 'agent',
    powerNumber: '140512345',
    powerDate: '2026-05-01',
    principalName: 'مینا صادقی',
    principalIdentifier: '0790419904',
  },
  natural_guardian: {
    clientType: 'natural_guardian',
    ...person,
    ...ward,
    matterRole: 'guardian',
    birthDate: '2020-05-01',
  },
  appointed_guardian: {
    clientType: 'appointed_guardian',
    ...person,
    ...ward,
    matterRole: 'trustee',
    orderNumber: '140512',
    orderDate: '2026-05-01',
    court: 'شعبه ۲ دادگاه خانواده',
  },
  government_representative: {
    clientType: 'government_representative',
    ...person,
    matterRole: 'representative',
    authority: 'شهرداری نمونه',
    letterNumber: '1405/12',
    letterDate: '2026-11-01',
    personnelNumber: '4521',
  },
  court_expert: {
    clientType: 'court_expert',
    ...person,
    matterRole: 'court_expert',
    licenceNumber: '777',
    licenceBody: 'experts_association',
    licenceExpiresOn: '2027-05-01',
  },
};
