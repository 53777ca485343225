// The supervisors' pages: who may see them, what they show, and that nothing an office sends becomes markup.
import { createHash, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signAccessCode } from '#core/foundation/wire/access-code.ts';
import { fingerprintOfCode } from '#core/replication/sync/contract.ts';
import { revokeDevice } from '#province/devices/find-device.ts';
import { signingKey, storedIdentity } from '#province/server-keys/identity.ts';
import { namedKey } from '#tests/support/account-keys.ts';
import { TestDevice } from '#tests/support/province-client.ts';
import {
  enrolledDevice,
  type ProvinceUnderTest,
  provinceOnPglite,
} from '#tests/support/province-under-test.ts';

const password = 'باران-بر-بام-۱۴۰۵';
let province: ProvinceUnderTest;
let now = new Date('2026-11-25T09:00:00.000Z');
beforeAll(async () => {
  province = await provinceOnPglite({ password, clock: () => now });
});
afterAll(() => province.close());

type Form = Record<string, string>;
function post(path: string, form: Form, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(province.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: province.url, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
  });
}

async function signIn(): Promise<string> {
  const answer = await post('/sign-in', { password });
  expect(answer.status).toBe(303);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function open(path: string, cookie: string) {
  const answer = await fetch(province.url + path, { headers: { cookie }, redirect: 'manual' });
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

const csrfOf = (page: string) => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';

describe('who may see them', () => {
  test('nobody sees an office before signing in', async () => {
    for (const path of ['/', '/offices/1101']) {
      const answer = await open(path, '');
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in']);
    }
  });

  test('a wrong password is refused, and after five nobody may try for a minute', async () => {
    const wrong = [];
    for (let nth = 0; nth < 6; nth += 1) wrong.push((await post('/sign-in', { password: 'x' })).status);
    expect(wrong).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await post('/sign-in', { password })).status).toBe(429);
    now = new Date(now.getTime() + 61_000);
    expect((await post('/sign-in', { password })).status).toBe(303);
  });

  test('the cookie is for this server alone, cannot be forged, and ends', async () => {
    const answer = await post('/sign-in', { password });
    const set = answer.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/HttpOnly; SameSite=Strict/);
    const cookie = set.split(';')[0] ?? '';
    expect((await open('/', cookie)).status).toBe(200);
    const forged = cookie.replace(/=(.)/, (_all, first) => `=${first === 'A' ? 'B' : 'A'}`);
    expect((await open('/', forged)).status).toBe(303);
    const before = now;
    now = new Date(now.getTime() + 9 * 3_600_000);
    expect((await open('/', cookie)).status).toBe(303);
    now = before;
  });

  test('pages come with a policy that allows no script, no frame and no other host', async () => {
    const { headers, text } = await open('/', await signIn());
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).not.toMatch(/<script|style="|https?:\/\//);
    expect(text).toContain('<html lang="fa" dir="rtl">');
  });

  test('the sheet and the fonts come from this server', async () => {
    const sheet = await fetch(`${province.url}/assets/page.css`);
    for (const [, path] of (await sheet.text()).matchAll(/url\("([^"]+)"\)/g)) {
      const font = await fetch(province.url + path);
      expect([font.status, font.headers.get('content-type')]).toEqual([200, 'font/woff2']);
    }
  });
});

describe('new codes', () => {
  test('N8 the fingerprint of the keys stands on the first page, apart from any code, and every code ends with it', async () => {
    const { text } = await open('/', await signIn());
    expect(text).toContain('شناسهٔ کلید استان');
    expect(text).toContain(`<bdi dir="ltr">${province.fingerprint}</bdi>`);
    expect(fingerprintOfCode(await province.createEnrolCode('1112'))).toBe(province.fingerprint);
  });

  test('a code made on the page enrols a device; Persian digits are taken', async () => {
    const cookie = await signIn();
    const csrf = csrfOf((await open('/', cookie)).text);
    const answer = await post(
      '/enrol-codes',
      { csrf, office: '۱۱۰۹', officeName: 'دفتر نهم', password },
      { cookie },
    );
    expect(answer.status).toBe(200);
    const code = /<bdi dir="ltr">([0-9A-Z-]{34})<\/bdi>/.exec(await answer.text())?.[1] ?? '';
    expect((await new TestDevice(province.url, '1109').enrol(code)).status).toBe(200);
    expect((await open('/', cookie)).text).toContain('دفتر نهم');
  });

  test.each([
    ['without the token of the form', { csrf: 'x' }, {}, 403],
    ['from another site', {}, { origin: 'https://elsewhere.example' }, 403],
    ['with an office code of letters', { office: 'abc' }, {}, 400],
    ['with a name of nothing that is seen', { officeName: '\u200b\0' }, {}, 400],
    ['with a wrong password', { password: 'wrong' }, {}, 401],
    ['without the password again', { password: '' }, {}, 400],
    ['without signing in', {}, { cookie: '' }, 303],
  ])('D11.39 no code is made %s', async (_what, form, headers, status) => {
    const cookie = await signIn();
    const csrf = csrfOf((await open('/', cookie)).text);
    const answer = await post(
      '/enrol-codes',
      { csrf, office: '1110', password, ...form },
      { cookie, ...headers },
    );
    expect(answer.status).toBe(status);
    expect((await open('/', cookie)).text).not.toContain('/offices/1110');
  });
});

describe('what they show', () => {
  test('D21.172 D21.171 what is open of all offices, the oldest first, and each report that is not there by its terminal', async () => {
    const thing = (id: string, account: string, day: string, age: number) => ({
      ...{ id, account, state: 'missing', day, age, size: 1 },
    });
    const closed = async (office: string, open: object[]) => {
      const device = await enrolledDevice(province, office);
      const body = { forDay: '2026-11-25', summary: { ledger: { lines: [], open } } };
      device.write('day.closed', body, { day: '2026-11-25', at: '2026-11-25T08:00:00.000Z' });
      await device.send();
    };
    await closed('1151', [thing('filing:v', 'filing', '2026-11-23', 2)]);
    await closed('1152', [
      thing('report:14999001:2026-11-15', 'report', '2026-11-15', 8),
      thing('money:x', 'money', '2026-11-24', 1),
    ]);
    const cookie = await signIn();
    expect((await open('/', cookie)).text).toContain('href="/open"');
    const { text } = await open('/open', cookie);
    const rows = [...text.matchAll(/<tr>\s*<th scope="row">.*?<\/tr>/gs)].map(([row]) => row);
    const ofThese = rows.filter((row) => /115[12]/.test(row));
    expect(ofThese.map((row) => /\/offices\/(\d+)/.exec(row)?.[1])).toEqual(['1152', '1151', '1152']);
    expect(ofThese[0]).toContain('۸ روز کاری');
    const { text: file } = await open('/offices/1152', cookie);
    expect(file).toMatch(/id="open-reports"[\s\S]*14999001[\s\S]*۸ روز کاری/);
    const nobody = await open('/open', '');
    expect([nobody.status, nobody.headers.get('location')]).toEqual([303, '/sign-in']);
  });

  test("an office's day, its last contact and its failed duties", async () => {
    const device = await enrolledDevice(province, '1101');
    device.write('day.opened', {}, { day: '2026-11-24', at: '2026-11-24T04:30:00.000Z' });
    device.write(
      'premises.checked',
      { item: 'sign_127', result: 'failed' },
      { at: '2026-11-25T04:30:00.000Z' },
    );
    device.write('visit.opened', {});
    device.write('payment.recorded', { amount: 1_250_000 });
    await device.send();
    now = new Date(now.getTime() + 3 * 3_600_000);
    const { text } = await open('/', await signIn());
    const row = /<tr>\s*<th scope="row"><a href="\/offices\/1101">[\s\S]*?<\/tr>/.exec(text)?.[0] ?? '';
    for (const part of [
      '۳ ساعت پیش',
      '۱٬۲۵۰٬۰۰۰ ریال',
      'تابلوی ۱۲۷ نادرست',
      'روز باز نشده',
      'بسته نشده: ۱۴۰۵/۰۹/۰۳',
    ]) {
      expect(row).toContain(part);
    }
    expect(text).toContain('چهارشنبه ۴ آذر ۱۴۰۵');
  });

  test('nothing that an office or a device sends becomes markup', async () => {
    const evil = `"><script>alert('x')</script>&amp;`;
    await province.createEnrolCode('1102', { officeName: evil });
    const device = await enrolledDevice(province, '1102', evil);
    device.write('weather.observed', { sky: evil });
    await device.send();
    const cookie = await signIn();
    for (const path of ['/', '/offices/1102']) {
      const { text } = await open(path, cookie);
      expect(text).not.toContain('<script');
      expect(text).toContain('&#34;&#62;&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;&#38;amp;');
    }
  });

  const rowOf = (text: string, start: string) =>
    new RegExp(`<tr><th scope="row">${start}[\\s\\S]*?</tr>`).exec(text)?.[0] ?? '';

  test('who left, when the access was cut, and that it took too long', async () => {
    const device = await enrolledDevice(province, '1103');
    const at = (time: string) => ({ at: `2026-11-25T${time}:00.000Z` });
    const leaves = (personId: string, leftAt: string, cutAt: string) =>
      device.write('staff.cut_off', { personId, reasonCode: 'left', leftAt: at(leftAt).at }, at(cutAt));
    device.write('staff.registered', { personId: 'late', name: 'سارا محمدی' }, at('05:00'));
    device.write('staff.registered', { personId: 'soon', name: 'رضا نوری' }, at('05:01'));
    leaves('late', '06:00', '08:10');
    leaves('soon', '07:00', '07:15');
    await device.send();
    const cookie = await signIn();
    const { text } = await open('/offices/1103', cookie);
    const late = rowOf(text, 'سارا محمدی');
    for (const part of ['ترک دفتر', '۱۴۰۵/۰۹/۰۴ ۰۹:۳۰', '۱۴۰۵/۰۹/۰۴ ۱۱:۴۰', '۲ ساعت', 'دیرتر از ۱۵ دقیقه']) {
      expect(late).toContain(part);
    }
    const soon = rowOf(text, 'رضا نوری');
    expect(soon).toContain('۱۵ دقیقه');
    expect(soon).not.toContain('دیرتر');
    const overview = (await open('/', cookie)).text;
    expect(overview.match(/قطع دسترسی دیرهنگام: ۱۴۰۵\/۰۹\/۰۴/g)).toHaveLength(1);
  });

  test('D9.7 what is open outside after fifteen minutes, how long it took, and the letter that closed it', {
    tags: 'release',
  }, async () => {
    const before = now;
    const device = await enrolledDevice(province, '1113');
    const at = (time: string) => ({ at: `2026-11-25T${time}:00.000Z` });
    const leaves = (id: string, systems: string[]) => {
      device.write('staff.registered', { personId: `p-${id}`, name: `خروج ${id}` }, at('05:00'));
      const body = { id, personId: `p-${id}`, reasonCode: 'left', leftAt: at('06:00').at };
      device.write('staff.cut_off', body, at('06:01'));
      if (systems.length > 0)
        device.write(
          'departure.checklist_begun',
          { cutOffId: id, personId: `p-${id}`, systems },
          at('06:01'),
        );
    };
    const cuts = (cutOffId: string, systemId: string, time: string) =>
      device.write(
        'departure.access_cut',
        { cutOffId, systemId, outcome: 'cut', cutAt: at('06:02').at },
        at(time),
      );
    leaves('open', ['sana', 'cms', 'network']);
    cuts('open', 'sana', '06:05');
    leaves('late', ['sana', 'cms']);
    cuts('late', 'cms', '06:04');
    cuts('late', 'sana', '06:40');
    // What is recorded of it once more stops no watch that was stopped.
    cuts('late', 'sana', '07:40');
    device.write(
      'departure.closed',
      { cutOffId: 'late', letterNumber: 'خ-۱۲', letterDay: '2026-11-25', late: true },
      at('06:45'),
    );
    leaves('soon', ['sana']);
    cuts('soon', 'sana', '06:15');
    leaves('older', []);
    await device.send();
    now = new Date(Date.parse(at('10:00').at));
    const cookie = await signIn();
    const { text } = await open('/offices/1113', cookie);
    const stillOpen = rowOf(text, 'خروج open');
    for (const part of ['۲ باز از ۳', '۴ ساعت', 'دیرتر از ۱۵ دقیقه']) expect(stillOpen).toContain(part);
    const late = rowOf(text, 'خروج late');
    for (const part of ['همه قطع شده', '۴۰ دقیقه', 'دیرتر از ۱۵ دقیقه', 'خ-۱۲', '۱۴۰۵/۰۹/۰۴'])
      expect(late).toContain(part);
    const soon = rowOf(text, 'خروج soon');
    expect(soon).toContain('همه قطع شده، ۱۵ دقیقه');
    expect(soon).not.toContain('دیرتر');
    expect(rowOf(text, 'خروج older')).not.toMatch(/باز از|همه قطع/);
    const office = /<a href="\/offices\/1113">[\s\S]*?<\/tr>/.exec((await open('/', cookie)).text)?.[0];
    expect(office).toContain('دسترسی بیرونی هنوز باز، خروج: ۱۴۰۵/۰۹/۰۴');
    expect(office).toContain('قطع دسترسی دیرهنگام: ۱۴۰۵/۰۹/۰۴');
    // Months later what was late is told no more among what was not done; what is open still is.
    now = new Date('2027-02-25T10:00:00.000Z');
    const later = /<a href="\/offices\/1113">[\s\S]*?<\/tr>/.exec(
      (await open('/', await signIn())).text,
    )?.[0];
    expect(later).toContain('دسترسی بیرونی هنوز باز');
    expect(later).not.toContain('دیرهنگام');
    now = before;
  });

  test('D11.8 whose password a manager ended, when, and who did it', { tags: 'release' }, async () => {
    const device = await enrolledDevice(province, '1114');
    const [person, by] = [randomUUID(), randomUUID()];
    device.write('staff.registered', { personId: person, name: 'علی رضایی' });
    device.write('staff.registered', { personId: by, name: 'مریم احمدی' });
    device.write(
      'staff.password_reset',
      { id: randomUUID(), personId: person },
      { actor: by, at: '2026-11-25T06:10:00.000Z' },
    );
    await device.send();
    const { text } = await open('/offices/1114', await signIn());
    const part = /<section id="resets">[\s\S]*?<\/section>/.exec(text)?.[0] ?? '';
    const row = rowOf(part, 'علی رضایی');
    for (const word of ['مریم احمدی', '۱۴۰۵/۰۹/۰۴ ۰۹:۴۰']) expect(row).toContain(word);
  });

  test('D8.9, D11.41, D11.60 each code that somebody made for a manager’s account at once, and a clearance that a manager recorded alone', async () => {
    const device = await enrolledDevice(province, '1121');
    const [fresh, by, clerk, first] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    device.write('staff.registered', { personId: by, name: 'مریم احمدی', role: 'manager' });
    device.write('staff.registered', { personId: fresh, name: 'مدیر تازه', role: 'manager' });
    device.write('staff.registered', { personId: clerk, name: 'متصدی تازه', role: 'clerk' });
    const at = '2026-11-25T06:10:00.000Z';
    // The first run opened the first one, and a word of the province one of its own: nobody of the office gave those codes.
    const [root, given, foreign] = ['r', 'g', 'f'].map((name) => namedKey(name));
    device.write('office.set_up', { rootKey: root?.publicKey });
    device.write('staff.activated', { id: first, personId: by, proof: { key: root?.publicKey } });
    const access = { codeId: randomUUID(), office: '1121', name: 'مدیر دوم' };
    const times = { madeAt: at, expiresAt: '2026-11-25T10:10:00.000Z' };
    const seed = (name: string) => createHash('sha256').update(name).digest();
    const signed = (name: string, key: KeyObject) =>
      signAccessCode({ ...access, ...times }, seed(name), key).slice(0, -78);
    const restored = randomUUID();
    device.write('staff.registered', { personId: restored, name: 'مدیر دوم', role: 'manager' });
    const word = signed('g', signingKey(await storedIdentity(province.store)));
    device.write('second_factor.restored', { id: randomUUID(), personId: restored, word });
    device.write('staff.activated', {
      ...{ id: randomUUID(), personId: restored },
      proof: { key: given?.publicKey },
    });
    device.write('staff.activated', { id: randomUUID(), personId: fresh }, { actor: by, at });
    // In nobody's name, and beside a word that this province did not sign: somebody of the office gave it all the same (D11.60).
    const hidden = randomUUID();
    device.write('staff.registered', { personId: hidden, name: 'مدیر پنهان', role: 'manager' });
    const forged = signed('f', generateKeyPairSync('ed25519').privateKey);
    device.write('second_factor.restored', { id: randomUUID(), personId: hidden, word: forged });
    device.write('staff.activated', {
      ...{ id: randomUUID(), personId: hidden },
      proof: { key: foreign?.publicKey },
    });
    device.write('staff.activated', { id: randomUUID(), personId: clerk }, { actor: by, at });
    const paper = { personId: by, reference: 'ح-۱۲', issuedOn: '2026-11-01', expiresOn: '2028-01-01' };
    device.write(
      'staff.clearance_recorded',
      { id: randomUUID(), ...paper, byThemself: true },
      { actor: by, at },
    );
    device.write(
      'staff.clearance_recorded',
      { id: randomUUID(), ...paper, personId: fresh, reference: 'ح-۱۳' },
      { actor: by, at },
    );
    await device.send();
    const cookie = await signIn();
    const { text } = await open('/offices/1121', cookie);
    const partOf = (id: string) =>
      new RegExp(`<section id="${id}">[\\s\\S]*?</section>`).exec(text)?.[0] ?? '';
    expect(rowOf(partOf('managers'), 'مدیر تازه')).toContain('۱۴۰۵/۰۹/۰۴ ۰۹:۴۰');
    expect(rowOf(partOf('managers'), 'مدیر پنهان')).not.toBe('');
    expect(partOf('managers').match(/<th scope="row">/g)).toHaveLength(2);
    expect(rowOf(partOf('managers'), 'مدیر تازه')).toContain('کد یک‌بارمصرف');
    expect(partOf('own-clearances')).toContain('ح-۱۲');
    expect(partOf('own-clearances')).not.toContain('ح-۱۳');
    const office = /<a href="\/offices\/1121">[\s\S]*?<\/tr>/.exec((await open('/', cookie)).text)?.[0] ?? '';
    expect(office).toContain('کد تازه برای حساب مدیر');
  });

  test('D11.80 who was made a manager, under the name that was corrected, and their codes since', {
    tags: 'release',
  }, async () => {
    const device = await enrolledDevice(province, '1123');
    const [by, risen, moved] = [randomUUID(), randomUUID(), randomUUID()];
    device.write('staff.registered', { personId: by, name: 'مریم احمدی', role: 'manager' });
    device.write('staff.registered', { personId: risen, name: 'سارا موسو', role: 'clerk' });
    device.write('staff.registered', { personId: moved, name: 'علی رضایی', role: 'clerk' });
    const [at, id] = ['2026-11-25T06:10:00.000Z', randomUUID];
    device.write('staff.post_changed', { id: id(), personId: risen, role: 'manager' }, { actor: by, at });
    device.write('staff.post_changed', { id: id(), personId: moved, role: 'it_expert' }, { actor: by, at });
    device.write('staff.activated', { id: id(), personId: risen }, { actor: by, at });
    device.write('staff.activated', { id: id(), personId: moved }, { actor: by, at });
    for (const name of ['سارا موسوی', 'سارا موسوی‌نژاد'])
      device.write('staff.name_corrected', { id: id(), personId: risen, formerName: 'سارا موسو', name });
    await device.send();
    const { text } = await open('/offices/1123', await signIn());
    const part = /<section id="managers">[\s\S]*?<\/section>/.exec(text)?.[0] ?? '';
    expect(part.match(/سارا موسوی‌نژاد/g)).toHaveLength(2);
    for (const how of ['تغییر سمت', 'کد یک‌بارمصرف', 'مریم احمدی']) expect(part).toContain(how);
    expect(part).not.toContain('علی رضایی');
  });

  test('differences and clashes as they were settled last', async () => {
    const device = await enrolledDevice(province, '1104');
    const explain = (exceptionKey: string, kind: string, reasonCode: string) =>
      device.write('settlement.explained', { forDay: '2026-11-24', exceptionKey, kind, reasonCode });
    explain('a', 'tables_changed', 'our_mistake');
    explain('a', 'tables_changed', 'psp_or_bank_error');
    explain('b', 'tables_changed', 'psp_or_bank_error');
    explain('c', 'rrn_on_two_payments', 'found_out');
    explain('d', 'kind_of_a_later_version', 'other');
    await device.send();
    const { text } = await open('/offices/1104', await signIn());
    const part = /<section id="differences">[\s\S]*?<\/section>/.exec(text)?.[0] ?? '';
    expect(part).not.toContain('اشتباه دفتر');
    const missing = rowOf(part, 'جدول‌های روز بیرون از برنامه تغییر کرده بود');
    expect(missing).toContain('خطای شرکت پرداخت یا بانک');
    expect(missing).toContain('<td class="number">۲</td><td>۱۴۰۵/۰۹/۰۳</td>');
    expect(rowOf(part, 'یک شمارهٔ مرجع برای دو پرداخت')).toContain('معلوم شد چه بوده است');
    expect(part).toContain('<bdi dir="ltr">kind_of_a_later_version</bdi>');
  });

  test('D4.12 what nobody but its enterer confirmed, and who gave their word since', async () => {
    const device = await enrolledDevice(province, '1111');
    const [enterer, second] = [
      '019ac000-0000-7000-8000-00000000000a',
      '019ac000-0000-7000-8000-00000000000b',
    ];
    const at = (time: string, actor: string) => ({ at: `2026-11-25T${time}:00.000Z`, actor });
    const tariff = (title: string) => ({ title, letterNumber: '12/3', effectiveFrom: '2026-11-25' });
    // A word that arrives before what it is about, by another PC.
    device.write('tariff.confirmed', { tariffId: 't1', nobodyElse: true }, at('05:00', enterer));
    for (const [tariffId, title] of [
      ['t1', 'یک'],
      ['t2', 'دو'],
      ['t3', 'سه'],
      ['t4', 'چهار'],
    ] as const)
      device.write('tariff.proposed', { tariffId, tariff: tariff(title) }, at('04:00', enterer));
    device.write('tariff.confirmed', { tariffId: 't2', nobodyElse: true }, at('05:00', enterer));
    device.write('tariff.confirmed', { tariffId: 't2', nobodyElse: false }, at('06:00', second));
    device.write('tariff.confirmed', { tariffId: 't3', nobodyElse: false }, at('05:00', second));
    // What a program without the rule would write: the enterer's own word as if it were another's.
    device.write('tariff.confirmed', { tariffId: 't4' }, at('05:00', enterer));
    device.write('terminal.registered', { id: 'p', terminalId: '14999001', validFrom: '2026-11-01' });
    const rate = { itemCode: 'typing', letterNumber: '5', effectiveFrom: '2026-11-01' };
    device.write('tariff.external_rate_proposed', { rateId: 'r', ...rate }, at('04:00', enterer));
    await device.send();
    const { text } = await open('/offices/1111', await signIn());
    const part = /<section id="confirmed-alone">[\s\S]*?<\/section>/.exec(text)?.[0] ?? '';
    const row = (name: string) =>
      part.split('<tr>').find((each) => each.includes(`<bdi>${name}</bdi></th>`)) ?? '';
    expect(row('یک')).toContain('کسی تأیید نکرده است');
    expect(row('یک')).toContain('۱۴۰۵/۰۹/۰۴ ۰۸:۳۰');
    expect(row('دو')).toContain('۱۴۰۵/۰۹/۰۴ ۰۹:۳۰');
    expect(row('سه')).toBe('');
    expect(row('چهار')).toContain('کسی تأیید نکرده است');
    expect(row('14999001')).toContain('کسی تأیید نکرده است');
    expect(row('typing')).toBe('');
  });

  test('D20.66 a loosened control on the page: the old and the new value, and both people', async () => {
    const device = await enrolledDevice(province, '1191', 'باجهٔ سه');
    const [manager, clerk] = ['019ac000-0000-7000-8000-00000000000d', '019ac000-0000-7000-8000-00000000000e'];
    device.write('staff.registered', { personId: manager, name: 'سارا نوری', role: 'manager' });
    device.write('staff.registered', { personId: clerk, name: 'علی رضایی', role: 'clerk' });
    const limit = { id: 'l', control: 'limit', about: null, before: '2000000', after: '900000000' };
    device.write('control.loosened', { ...limit, secondBy: clerk }, { actor: manager });
    await device.send();
    const { text } = await open('/offices/1191', await signIn());
    const part = /<section id="loosened">[\s\S]*?<\/section>/.exec(text)?.[0] ?? '';
    for (const word of ['حد توضیح تک‌نفره', '۲٬۰۰۰٬۰۰۰', '۹۰۰٬۰۰۰٬۰۰۰', 'سارا نوری', 'علی رضایی'])
      expect(part).toContain(word);
  });

  test('J30 a doubted clock on the page: the PC, its manager, and what was done meanwhile by name', async () => {
    const device = await enrolledDevice(province, '1112', 'باجهٔ دو');
    const manager = '019ac000-0000-7000-8000-00000000000c';
    device.write('staff.registered', { personId: manager, name: 'سارا نوری', role: 'manager' });
    const walls = { wall: '2026-11-24T08:00:00.000Z', expected: '2026-11-25T08:00:00.000Z' };
    device.write('clock.doubted', { id: 'd', kind: 'before_last_entry', ...walls });
    device.write('payment.recorded', { amount: 1 });
    device.write('receipt.printed', {});
    device.write('clock.confirmed', { doubtId: 'd', wall: '2026-11-25T08:20:00.000Z' }, { actor: manager });
    device.write('clock.doubted', { id: 'e', kind: 'off_from_province', ...walls });
    await device.send();
    const { text } = await open('/offices/1112', await signIn());
    const part = /<section id="clock-doubts">[\s\S]*?<\/section>/.exec(text)?.[0] ?? '';
    const row = (word: string) => part.split('<tr>').find((each) => each.includes(word)) ?? '';
    const answered = row('عقب‌تر از آخرین ثبت');
    for (const word of [
      'باجهٔ دو',
      'سارا نوری (مدیر)',
      '۱۴۰۵/۰۹/۰۴ ۱۱:۵۰',
      '۲۰ دقیقه',
      'پرداخت: ۱',
      'ثبت‌های دیگر: ۱',
    ])
      expect(answered).toContain(word);
    expect(row('اختلاف با ساعت استان')).toContain('هنوز تأیید نشده است');
  });

  test('what of an office is not understood, how often and why', async () => {
    const device = await enrolledDevice(province, '1105');
    for (const sky of ['clear', 'grey']) device.write('weather.observed', { sky });
    device.write('fee.charged', { total: 'much' });
    await device.send();
    const cookie = await signIn();
    const { text } = await open('/offices/1105', cookie);
    expect(rowOf(text, '<bdi dir="ltr">weather.observed</bdi>')).toMatch(/نوع آن شناخته نیست[\s\S]*۲/);
    expect(rowOf(text, '<bdi dir="ltr">fee.charged</bdi>')).toMatch(/محتوای آن درست نیست[\s\S]*۱/);
    expect((await open('/', cookie)).text).toContain('<a href="/offices/1105#not-understood">۳</a>');
  });

  test('an office that has sent nothing has a sentence in place of every table', async () => {
    await province.createEnrolCode('1106', { officeName: 'دفتر ششم' });
    const { text } = await open('/offices/1106', await signIn());
    expect(text).not.toContain('<table');
    expect(text.match(/<p class="empty">/g)).toHaveLength(text.match(/<section/g)?.length ?? 0);
  });

  test("one office's file names its devices, days and alarms", async () => {
    const { text } = await open('/offices/1102', await signIn());
    expect(text).toContain('ثبتی که استان هنوز آن را نمی‌شناسد');
    const device = await enrolledDevice(province, '1107');
    const cookie = await signIn();
    const before = (await open('/offices/1107', cookie)).text;
    expect(before).toContain(`<bdi dir="ltr">${device.id}</bdi></td><td>با کد اتصال</td>`);
    await revokeDevice(province.store, device.id, new Date());
    const after = (await open('/offices/1107', cookie)).text;
    expect(after).toContain(`<bdi dir="ltr">${device.id}</bdi></td><td>باطل شده`);
    expect((await open('/offices/4040', await signIn())).status).toBe(404);
  });

  test('a page that is not there, and one that is asked for badly, say so in Persian', async () => {
    const { status, text } = await open('/offices/letters', await signIn());
    expect(status).toBe(400);
    expect(text).toContain('پذیرفته نشد');
  });
});
