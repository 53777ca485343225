import { describe, expect, it } from 'vitest';
import { foundAtMost } from '#core/counter/search/contract.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  openVisit,
  problemOf,
  slip,
  type TestOffice,
} from '#tests/support/office.ts';

const find = ({ as, clerk }: TestOffice, typed: string) => as(clerk).palette.find({ typed });

async function openVisitOf(
  { as, clerk }: TestOffice,
  name: string,
  nationalCode: string,
  mobile = '09121234567',
  trackingNumber = '',
): Promise<string> {
  const { visitId } = await as(clerk).visits.open({
    client: {
      clientType: 'iranian_adult',
      name,
      nationalCode,
      mobile,
      postalCode: '1193653471',
      matterRole: 'plaintiff',
      trackingNumber,
    },
  });
  return visitId;
}

/** A national code with a sound check digit. */
function nationalCode(first9: number): string {
  const digits = String(first9).padStart(9, '0');
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const rest = sum % 11;
  return digits + String(rest < 2 ? rest : 11 - rest);
}

describe('the palette', () => {
  it("finds a visit by the beginning of the judiciary's tracking number, in any digits, and passes over those without", async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await openVisitOf(office, 'علی رضایی', '0499370899', undefined, '14050904123456789');
    await openVisitOf(office, 'رضا علوی', '0790419904');
    for (const typed of ['1405', '۱۴۰۵۰۹۰۴۱۲۳۴۵۶۷۸۹']) {
      const { receipts } = await find(office, typed);
      expect(receipts, typed).toMatchObject([{ visitId, number: 1, clientName: 'علی رضایی', payment: null }]);
    }
    expect((await find(office, '14050905')).receipts).toEqual([]);
  });

  it('finds a client by words of the name in any order, spelling and keyboard layout, masked', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await openVisitOf(office, 'علي رضائي', '0499370899');
    await openVisitOf(office, 'رضا علوی', '0790419904');
    const expected = {
      visitId,
      clientType: 'iranian_adult',
      name: 'علي رضائي',
      lastVisitDay: '2026-11-25',
      identifierMasked: '******0899',
      mobileMasked: '*******4567',
    };
    for (const typed of ['علی رضای', 'رضایی ع', 'ugd vqhdd', 'علی‌رضا']) {
      const { clients } = await find(office, typed);
      if (typed === 'علی‌رضا') expect(clients).toEqual([]);
      else expect(clients, typed).toEqual([expected]);
    }
    const { clients: both } = await find(office, 'رضا');
    expect(both.map(({ name }) => name)).toEqual(['رضا علوی', 'علي رضائي']);
    expect(await find(office, 'حسین')).toEqual({ clients: [], receipts: [], complaints: [], more: false });
  });

  it('D16.4 finds a client by the whole national code or phone only, once, and by the newest visit', async () => {
    const office = await openOffice();
    await openDay(office);
    const first = await openVisitOf(office, 'رضا محمدی', '0499370899');
    await openVisitOf(office, 'مینا صادقی', '0790419904', '09351112233');
    await office.as(office.clerk).visits.cancel({ visitId: first, reasonCode: 'client_left' });
    const newest = await openVisitOf(office, 'رضا محمدی', '0499370899', '09129990000');
    for (const typed of ['۰۴۹۹۳۷۰۸۹۹', '0499370899', '09129990000', '+98 912 999 0000', '9129990000']) {
      const { clients } = await office.as(office.clerk).palette.findWhole({ typed });
      expect((await find(office, typed)).clients, typed).toEqual([]);
      expect(
        clients.map(({ visitId }) => visitId),
        typed,
      ).toEqual([newest]);
    }
    // Nor by what a database would take for «anything».
    for (const typed of ['0499%', '04993708__', '0499*', '%', '____'])
      expect((await find(office, typed)).clients, typed).toEqual([]);
    for (const typed of ['0499', '049937089', '0912999', '0912999000', '04993708990'])
      expect((await find(office, typed)).clients, typed).toEqual([]);
  });

  it('says that there is more when more is found than it lists', async () => {
    const office = await openOffice();
    await openDay(office);
    for (let index = 0; index <= foundAtMost; index += 1) {
      await openVisitOf(office, `محمد شماره${'ابپتثجچ'.charAt(index)}`, nationalCode(499370800 + index));
    }
    const { clients, more } = await find(office, 'محمد');
    expect(clients).toHaveLength(foundAtMost);
    expect(more).toBe(true);
    expect((await find(office, 'محمد شمارهچ')).more).toBe(false);
  });

  it('finds a receipt by its number of the day and by the reference number of a payment', async () => {
    const office = await openOffice();
    await openDay(office);
    await openVisit(office, '0790419904');
    const { visitId } = await chargedVisit(office);
    await office.as(office.clerk).payments.record(slip(visitId, { rrn: '633012345678' }));
    const receipt = {
      visitId,
      number: 2,
      deskNumber: 1,
      day: '2026-11-25',
      clientName: 'رضا محمدی',
    };
    expect((await find(office, '۲')).receipts).toEqual([{ ...receipt, payment: null }]);
    for (const typed of ['6330', '۶۳۳۰۱۲۳۴۵۶۷۸']) {
      const { receipts } = await find(office, typed);
      expect(receipts, typed).toEqual([{ ...receipt, payment: { rrn: '633012345678', amount: 770_000 } }]);
    }
    office.clock.set('2026-11-26T05:00:00.000Z');
    expect((await find(office, '2')).receipts).toEqual([]);
    expect((await find(office, '6330')).receipts).toHaveLength(1);
  });

  it('finds a complaint by its code, its number, and by the code typed under the Persian layout', async () => {
    const office = await openOffice();
    const { complaintId, trackingCode, number } = await office.as(office.clerk).complaints.register({
      kind: 'complaint',
      category: 'delay',
      aboutManager: false,
      text: 'زمان انتظار زیاد بود',
      contactName: '',
      contactPhone: '',
      visitId: null,
    });
    expect(number).toBe(1);
    for (const typed of [trackingCode, trackingCode.toLowerCase().slice(0, 4), '1-1', '۱-۱', '1']) {
      const { complaints } = await find(office, typed);
      expect(complaints, typed).toEqual([
        {
          complaintId,
          number: 1,
          deskNumber: 1,
          trackingCode,
          kind: 'complaint',
          category: 'delay',
          day: '2026-11-25',
        },
      ]);
    }
    expect((await find(office, '2-1')).complaints).toEqual([]);
  });

  it('gives no client data to whoever is not at the counter', async () => {
    const office = await openOffice();
    const people = [
      { name: 'سارا نوری', nationalCode: '9990000034', role: 'it_expert' as const },
      { name: 'حسین کاظمی', nationalCode: '0084575948', role: 'legal_expert' as const },
      { name: 'نرگس صالحی', nationalCode: '0013542419', role: 'inspector' as const },
    ];
    for (const facts of people) {
      const person = await office.addPerson(facts);
      const refused = office.as(person).palette.find({ typed: 'رضا' });
      expect(await problemOf(refused), facts.role).toEqual({ code: 'NOT_ALLOWED', params: {} });
    }
    expect(await problemOf(office.anyone.palette.find({ typed: 'رضا' }))).toMatchObject({
      code: 'NOT_SIGNED_IN',
    });
  });
});
