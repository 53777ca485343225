// Lists of a new office from files (D20.81): every row with what is wrong in it, nothing recorded by reading, and the rows recorded by the
// procedures that know the rules.
import { expect, it } from 'vitest';
import { builtInSections } from '#core/access/postings/contract.ts';
import type { ListKind, ReadRow } from '#core/app/first-run/lists/contract.ts';
import { readList } from '#core/app/first-run/lists/read-list.ts';
import { createReportReader } from '#core/foundation/settlement/files/report-reader.ts';
import { openOffice, problemOf, today } from '#tests/support/office.ts';

const read = (kind: ListKind, text: string) => readList(createReportReader(), kind, Buffer.from(text), today);
const faultsOf = ({ line, faults }: ReadRow) => [
  line,
  ...faults.map(({ column, why }) => `${column} ${why}`),
];

it('D20.81 people are read with the papers that the list says, and what is wrong is said of its cell', async () => {
  const { missing, unread, rows } = await read(
    'people',
    [
      'فهرست کارکنان دفتر',
      'ردیف;نام و نام خانوادگی;کد ملی;سمت;شماره پرونده نظارتی;تاریخ تشکیل پرونده;شماره استعلام حفاظتی;تاریخ صدور;اعتبار تا;درخواست استعلام;تاریخ درخواست',
      '1;سارا نوری;۹۹۹۰۰۰۰۰۳۴;متصدی;پ-۱;1405/01/05;ح-۱;1405/02/01;1407/02/01;د-۱;1405/01/10',
      '2;رضا اکبری;0790419904;کارشناس حقوقی;;;;;',
      '3;م;1234567890;آبدارچی;پ-۲;;;;',
      '',
      '4;نرگس صالحی;9990000034;مدير;پ-۳;1406/01/05;;1405/02/01;',
      '5;سعید قاسمی;0013542419;متصدی;پ-۴;1405/01/05;ح-۲;1405/02/01;1407/02/01;;',
    ].join('\n'),
  );
  expect([missing, unread]).toEqual([[], ['ردیف']]);
  const [first, second, ...others] = rows.map(({ row }) => row);
  expect(first).toMatchObject({
    ...{ kind: 'people', name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' },
    inquiry: { reference: 'د-۱', requestedOn: '2026-03-30' },
    file: { fileNumber: 'پ-۱', openedOn: '2026-03-25' },
    clearance: { reference: 'ح-۱', issuedOn: '2026-04-21', expiresOn: '2028-04-20' },
  });
  expect(second).toMatchObject({ name: 'رضا اکبری', role: 'legal_expert', file: null, clearance: null });
  expect(others).toEqual([null, null, null]);
  expect(rows.slice(2).map(faultsOf)).toEqual([
    [5, 'name unreadable', 'nationalCode invalid', 'role unknown_word', 'openedOn incomplete'],
    [7, 'openedOn in_future', 'clearance incomplete', 'nationalCode twice'],
    [8, 'inquiry incomplete'],
  ]);
});

it('D20.81 a letter of introduction says its day and its sections, or is none', async () => {
  const { rows } = await read(
    'people',
    [
      'نام,کد ملی,سمت,معرفی‌نامه,تاریخ معرفی‌نامه,بخش‌ها',
      'سارا نوری,9990000034,متصدی,م-۱,1405/02/01,ثبت، ثنا',
      'رضا اکبری,0790419904,متصدی,م-۱,1405/02/01,همه',
      'نرگس صالحی,0013542419,متصدی,م-۱,1405/02/01,',
      'سعید قاسمی,9990000042,متصدی,,,ثنا',
      'کاوه کیانی,9990000050,متصدی,م-۱,1405/02/01,آبدارخانه',
    ]
      .join('\n')
      .replace('ثبت، ثنا', '"ثبت، ثنا"'),
  );
  expect(rows.map(({ row }) => (row?.kind === 'people' ? row.introduction : row))).toEqual([
    { letterNumber: 'م-۱', letterDay: '2026-04-21', sections: ['filing', 'sana'] },
    { letterNumber: 'م-۱', letterDay: '2026-04-21', sections: [...builtInSections] },
    null,
    null,
    null,
  ]);
  expect(rows.slice(2).map(({ faults }) => faults.map(({ column, why }) => `${column} ${why}`))).toEqual([
    ['sections incomplete'],
    ['introduction incomplete'],
    ['sections unknown_word'],
  ]);
});

it('D20.81 a list without its columns is none, and one from a program that drops zeros says so', async () => {
  expect(await read('people', 'نام,سمت\nسارا نوری,مدیر\n')).toEqual({
    missing: ['nationalCode'],
    unread: [],
    rows: [],
  });
  const { rows } = await read(
    'equipment',
    'نوع,نام,سریال,پایانه\nکارتخوان,کارتخوان ۱,V200,\nچاپگر,چاپگر,HP 2200,14999001\n',
  );
  expect(rows.map(faultsOf)).toEqual([
    [2, 'terminalId missing'],
    [3, 'terminalId invalid'],
  ]);
  const days = await read(
    'closures',
    'تاریخ,مناسبت,نوع\n1405/10/02,ولادت,\n2027-01-06,مبعث,رسمی\n1405/13/01,هیچ,\n',
  );
  expect(
    days.rows.map(({ row }) =>
      row?.kind === 'closures' ? [row.closedDay, row.closure, row.authority] : row,
    ),
  ).toEqual([['2026-12-23', 'holiday', 'تقویم'], ['2027-01-06', 'holiday', 'تقویم'], null]);
});

it('D20.81 rows of a tariff have their codes by their titles, an amount or the word of another body, and say whether they file', async () => {
  const { rows } = await read(
    'tariff',
    'خدمت\tمبلغ\tثبت می‌شود\tنفر شامل\tکانال\nدادخواست\t۷۷۰٬۰۰۰\tبله\t2\t\nتایپ ویژه\tاعلامی\tخیر\t\t\nپیامک\t۱۵۰۰۰\tنه\t\tدرگاه\nاظهارنامه\t\t\t\t\n',
  );
  const items = rows.flatMap(({ row }) => (row?.kind === 'tariff' ? [row.item] : []));
  expect(items).toMatchObject([
    {
      title: 'دادخواست',
      amount: 770_000,
      files: true,
      includedPersons: 2,
      payee: 'office',
      channel: 'office_pos',
    },
    { code: 'row-2', amount: null, external: true, files: false },
    { amount: 15_000, channel: 'system_gateway' },
  ]);
  expect(rows.slice(3).map(faultsOf)).toEqual([[5, 'files missing', 'amount missing']]);
});

it('D20.81 reading is the manager’s, records nothing, and a row is refused for what it is refused for by hand', async () => {
  const { as, manager, clerk, desk } = await openOffice();
  const file = {
    kind: 'people',
    bytesBase64: Buffer.from('نام,کد ملی,سمت\nعلی رضایی,9990000026,مدیر\n').toString('base64'),
  } as const;
  expect((await problemOf(as(clerk).office.readList(file))).code).toBe('NOT_ALLOWED');
  const before = desk.path.journal.arrivedAfter(0, 10_000).length;
  const { rows } = await as(manager).office.readList(file);
  expect(desk.path.journal.arrivedAfter(0, 10_000)).toHaveLength(before);
  const [row] = rows.map((read) => read.row);
  if (row?.kind !== 'people') throw new Error('the row is sound');
  const { name, nationalCode, role } = row;
  expect(await problemOf(as(manager).staff.register({ name, nationalCode, role }))).toMatchObject({
    code: 'PERSON_ALREADY_REGISTERED',
  });
  const old = {
    kind: 'people',
    bytesBase64: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]).toString('base64'),
  } as const;
  expect((await problemOf(as(manager).office.readList(old))).code).toBe('PSP_FILE_OLD_XLS');
});
