// An office in the middle of its day, and for every procedure an input that it would take there: what a fuzzed call
// is made from, so that it gets beyond the first check.
import { behpardakhtCsv } from '#core/demo/psp-report.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  openVisit,
  slip,
  type TestOffice,
  testTariff,
  testTerminals,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import type { SoundInputs } from './procedures.ts';

export type BusyOffice = {
  readonly office: TestOffice;
  readonly sound: SoundInputs;
  /** Ids of what is there, of all kinds. */
  readonly ids: readonly string[];
};

/** Opens the office, its day, and something of everything. */
export async function openBusyOffice(): Promise<BusyOffice> {
  const office = await openOffice();
  await openDay(office);
  const { manager, clerk } = office;
  const byManager = office.as(manager);
  const byClerk = office.as(clerk);

  const { visitId, chargeId } = await chargedVisit(office);
  const { paymentId } = await byClerk.payments.record(slip(visitId));
  const { visitId: unpaidId, chargeId: unpaidChargeId } = await chargedVisit(office, '0790419904');
  const verifiedId = await verifiedVisit(office, '0013542419');
  const openId = await openVisit(office);

  const { personId: newcomerId } = await byManager.staff.register({
    name: 'سارا نوری',
    nationalCode: '9990000034',
    role: 'clerk',
  });
  const supervisionFile = { personId: newcomerId, fileNumber: '3', openedOn: '2026-01-01' };
  const clearance = {
    personId: newcomerId,
    reference: '3',
    issuedOn: '2026-01-01',
    expiresOn: '2028-01-01',
  };
  await byManager.staff.recordSupervisionFile(supervisionFile);
  await byManager.staff.recordClearance(clearance);
  const { oneTimeCode } = await byManager.staff.activate({ personId: newcomerId });

  const correctiveAction = { description: 'تابلو عوض شود', ownerId: clerk.id, dueDay: today };
  const failedCheck = { item: 'rate_board', result: 'failed', note: 'کهنه است', correctiveAction } as const;
  const { actionId } = await byClerk.premises.recordCheck(failedCheck);
  if (actionId === null) throw new Error('a failed check plans an action');
  const { actionId: doneActionId } = await byClerk.premises.recordCheck({
    ...failedCheck,
    item: 'guide_boards',
  });
  if (doneActionId === null) throw new Error('a failed check plans an action');
  await byClerk.premises.completeAction({
    actionId: doneActionId,
    proofKind: 'seen_on_site',
    note: 'تابلوی تازه نصب شد',
  });
  const { closureId } = await byManager.closures.declare({
    closedDay: '2026-12-21',
    kind: 'holiday',
    authority: 'تقویم رسمی',
    reference: 'ص ۱۲',
  });

  const complaint = {
    kind: 'complaint',
    category: 'delay',
    aboutManager: false,
    text: 'زمان انتظار زیاد بود',
    contactName: 'رضا محمدی',
    contactPhone: '09121234567',
    visitId,
  } as const;
  const { complaintId, trackingCode } = await byClerk.complaints.register(complaint);

  const tariff = { ...testTariff, code: 'next-1406', effectiveFrom: '2027-03-21' };
  const { tariffId } = await byManager.fees.proposeTariff({ tariff });
  const { seen: seenTariff } = await byManager.fees.reviewTariff({ tariffId });
  const { rateId } = await byManager.fees.proposeRate({
    itemCode: 'typing',
    amount: 40_000,
    authority: 'اتحادیه',
    letterNumber: '2',
    letterDay: '2026-03-01',
    effectiveFrom: '2027-03-21',
  });
  const [{ seen: seenRate } = { seen: '' }] = await byManager.fees.listRates();
  const { registrationId } = await byManager.payments.proposeTerminal({
    terminalId: '14999008',
    merchant: '990000001',
    psp: 'به‌پرداخت ملت',
    validFrom: '2026-11-26',
    validTo: null,
    letterNumber: '8',
    letterDay: '2026-11-01',
  });
  const [{ seen: seenTerminal } = { seen: '' }] = await byManager.payments.registrations();
  const transaction = {
    terminalId: testTerminals[0],
    cardMasked: '603799******4321',
    type: 'purchase',
    amount: 500_000,
    date: today,
    time: '10:01:30',
    status: 'successful',
  } as const;
  const report = behpardakhtCsv([
    { ...transaction, rrn: '123456789099', stan: '654321' },
    { ...transaction, rrn: '123456789098', stan: '654322' },
  ]);
  const bytesBase64 = Buffer.from(report).toString('base64');
  const file = { fileName: 'report.csv', bytesBase64 };
  const mapping = {
    columns: { stan: 'شماره پیگیری', amount: 'مبلغ تراکنش', date: 'تاریخ تراکنش', type: 'نوع تراکنش' },
    terminalId: testTerminals[0],
    words: { purchase: ['فروش'] },
  };
  const { importId } = await byManager.dayClose.importPsp({ day: today, ...file });
  const { visitId: mistypedId } = await chargedVisit(office, '0084575948');
  const mistyped = await byClerk.payments.record(slip(mistypedId, { rrn: '123456789055', stan: '655555' }));
  const [looseRow = 'none', matchedRow = 'none'] = (
    await byManager.dayClose.overview({ day: today })
  ).exceptions.flatMap(({ pspRowIds }) => pspRowIds);
  await byManager.dayClose.matchByHand({ day: today, paymentId: mistyped.paymentId, rowIds: [matchedRow] });
  const [handMatch] = await byManager.dayClose.handMatches({ day: today });
  if (handMatch === undefined) throw new Error('a match by hand is listed');
  const { matchId } = handMatch;
  const { exceptions } = await byManager.dayClose.overview({ day: today });

  const checklist = await byClerk.identity.checklist({ clientType: 'iranian_adult' });
  const answers = checklist.map(({ code, options: [option] }) =>
    option === undefined ? { code, state: 'checked' as const } : { code, state: 'checked' as const, option },
  );
  const person = {
    name: 'رضا محمدی',
    nationalCode: '0499370899',
    mobile: '09121234567',
    postalCode: '1193653471',
    matterRole: 'plaintiff',
    trackingNumber: '',
  };
  const lines = [
    {
      itemCode: 'petition',
      count: 1,
      persons: 3,
      pages: 2,
      reduction: { code: 'insolvency', basisPoints: 3000 },
    },
    { itemCode: 'sms', count: 2 },
  ];
  const terminal = {
    terminalId: '14999003',
    merchant: '990000001',
    psp: 'به‌پرداخت ملت',
    validFrom: '2026-03-21',
    validTo: null,
  };
  const printer = {
    kind: 'printer',
    title: 'چاپگر باجهٔ ۱',
    serial: 'HP-2200-17',
    terminalId: null,
    serviceEveryDays: 90,
  } as const;
  const { equipmentId } = await byManager.equipment.register(printer);
  const handover = { equipmentId, toId: clerk.id, condition: 'sound', note: '' } as const;
  const { handoverId } = await byManager.equipment.handOver(handover);
  const fault = { equipmentId, description: 'کاغذ را مچاله می‌کند', stopsWork: true };
  const { faultId } = await byClerk.equipment.reportFault(fault);

  const topic = { title: 'احراز هویت نمایندگان', roles: ['clerk' as const], validForDays: 365 };
  const { topicId } = await byManager.training.addTopic(topic);
  const heldSession = {
    topicId,
    heldOn: today,
    minutes: 60,
    trainer: 'کارشناس حقوقی',
    attendeeIds: [manager.id, clerk.id],
  };
  const { sessionId } = await byManager.training.recordSession(heldSession);
  const notice = {
    kind: 'directive' as const,
    title: 'بخشنامهٔ نمونه',
    body: 'پیش از هر خدمت هویت مراجعه‌کننده احراز می‌شود.',
    roles: ['it_expert' as const],
    renewEveryDays: null,
    questions: [{ question: 'پیش از خدمت چه لازم است؟', answers: ['احراز هویت', 'هیچ'], right: 0 }],
  };
  const { noticeId } = await byManager.training.publishNotice(notice);

  const ownPassword = { personId: manager.id, password: manager.password };
  const someDays = [{ day: today }, { day: '2026-11-24' }];

  const sound: SoundInputs = {
    office: {
      status: [undefined],
      setUp: [
        {
          officeCode: '1102',
          officeName: 'دفتر دوم',
          deviceName: 'باجهٔ ۱',
          deskNumber: 1,
          manager: {
            name: 'مریم احمدی',
            nationalCode: '9990000018',
            supervisionFile: { fileNumber: '1', openedOn: '2026-01-01' },
            clearance: { reference: '1', issuedOn: '2026-01-01', expiresOn: '2028-01-01' },
            password: manager.password,
          },
          terminals: [terminal],
          tariff: testTariff,
        },
      ],
      setUpDemo: [undefined],
      wipeDemo: [{ officeCode: '1101', password: manager.password }],
    },
    training: {
      own: [undefined],
      matrix: [undefined],
      notices: [undefined],
      addTopic: [topic],
      endTopic: [{ topicId }],
      recordSession: [heldSession],
      confirmAttendance: [{ sessionId }],
      publishNotice: [notice],
      acknowledge: [{ noticeId, answers: [0] }],
      withdrawNotice: [{ noticeId, reason: 'با بخشنامهٔ تازه جایگزین شد' }],
    },
    equipment: {
      list: [undefined],
      due: [undefined],
      history: [{ equipmentId }],
      register: [
        { ...printer, serial: 'HP-2200-18' },
        {
          kind: 'pos_terminal',
          title: 'کارتخوان',
          serial: 'VX675-1',
          terminalId: testTerminals[0],
          serviceEveryDays: null,
        },
      ],
      handOver: [handover],
      answerHandover: [
        { handoverId, answer: 'taken', condition: 'sound', note: '' },
        { handoverId, answer: 'declined', condition: null, note: 'چاپگر دیگری خواسته بودم' },
      ],
      recover: [{ equipmentId, reason: 'از دفتر رفته است' }],
      reportFault: [fault],
      repair: [{ faultId, outcome: 'repaired', note: 'غلتک آن عوض شد' }],
      recordLook: [{ equipmentId, kind: 'service', note: '' }],
      sight: [{ scanned: 'E1-1' }, { scanned: printer.serial }],
      writeOff: [
        {
          equipmentId,
          reason: 'broken',
          letterNumber: '12',
          note: 'تعمیر آن صرفه ندارد',
          password: manager.password,
        },
      ],
    },
    clock: {
      state: [undefined],
      confirm: [{ doubtId: manager.id, reason: 'ساعت رایانه درست است', password: manager.password }],
    },
    staff: {
      signInList: [undefined],
      signIn: [ownPassword, { personId: newcomerId, password: 'not-chosen-yet' }],
      chooseFirstPassword: [{ personId: newcomerId, oneTimeCode, password: 'first-password' }],
      whoAmI: [undefined],
      lock: [{ drafts: null }, { drafts: '{"a":1}' }],
      stillHere: [undefined],
      signOut: [undefined],
      unlock: [{ password: manager.password }],
      setPin: [{ password: manager.password, pin: '2580' }],
      pinState: [undefined],
      unlockWithPin: [{ pin: '2580' }, { pin: '2581' }],
      changePassword: [{ current: manager.password, next: manager.password }],
      list: [undefined],
      register: [{ name: 'نرگس صالحی', nationalCode: '0084575948', role: 'clerk' }],
      recordSupervisionFile: [supervisionFile],
      recordClearance: [clearance],
      activate: [{ personId: newcomerId }],
      resetPassword: [{ personId: manager.id, password: manager.password }],
      cutOff: [
        {
          personId: clerk.id,
          reasonCode: 'left',
          leftAt: '2026-11-25T04:00:00.000Z',
          password: manager.password,
        },
      ],
    },
    premises: {
      morningCard: [undefined],
      leftOver: [undefined],
      recordCheck: [failedCheck, { item: 'guide_boards', result: 'passed', note: '' }],
      completeAction: [{ actionId, proofKind: 'photo', note: 'تابلوی تازه نصب شد' }],
      judgeAction: [{ actionId: doneActionId, verdict: 'confirmed', note: '' }],
      openDay: [undefined],
    },
    visits: {
      open: [
        { client: { clientType: 'iranian_adult', ...person } },
        {
          client: {
            clientType: 'lawyer',
            ...person,
            licenceNumber: '1',
            licenceBody: 'bar_association',
            licenceExpiresOn: '2030-01-01',
            licenceYear: '1400',
            principalIdentifier: '0790419904',
          },
        },
        {
          client: {
            clientType: 'legal_person',
            ...person,
            companyName: 'شرکت نمونه',
            legalId: '14999000010',
            gazetteReference: '1',
            representativePost: 'ceo',
            letterNumber: '',
          },
        },
      ],
      get: [{ visitId }],
      dayList: someDays,
      findClient: [{ clientType: 'iranian_adult', identifier: '0499370899' }],
      complete: [{ visitId }, { visitId: unpaidId }],
      cancel: [{ visitId: openId, reasonCode: 'client_left' }],
      leftOpen: [undefined],
      completeUnderpaid: [{ visitId: unpaidId, reason: 'کارتخوان کم کشید', password: manager.password }],
      servedUnpaid: someDays,
      reasons: someDays,
      recordFiling: [{ visitId, trackingNumber: '۱۴۰۵۱۲۳۴۵۶', branch: 'شعبه ۳', filedTime: '09:30' }],
      unfiled: someDays,
      correctClient: [{ visitId: openId, name: 'رضا احمدی' }],
      finishLate: [
        { visitId: openId, act: { kind: 'complete' }, reason: 'برق ساختمان رفت' },
        { visitId: openId, act: { kind: 'cancel', reasonCode: 'client_left' }, reason: '' },
        { visitId, act: { kind: 'refuse', reasonCode: 'document_missing' }, reason: 'مدرک را نیاورد' },
      ],
      revealIdentifier: [{ visitId }],
      takeUpClient: [{ visitId }],
      referAdvice: [{ visitId }, { visitId: null }],
    },
    identity: {
      checklist: [{ clientType: 'lawyer' }],
      verify: [{ visitId: openId, answers, note: '' }],
      registerSana: [{ visitId: verifiedId }],
      escalated: [undefined],
      refuse: [
        { visitId: openId, outcome: 'refused', reasonCode: 'document_missing', answers, note: 'کپی بود' },
      ],
    },
    fees: {
      listTariffs: [undefined],
      inForce: [undefined],
      proposeTariff: [{ tariff: { ...tariff, code: 'third-1406' } }],
      confirmTariff: [{ tariffId, seen: seenTariff }],
      reviewTariff: [{ tariffId }],
      template: [{ year: '1403' }],
      listRates: [undefined],
      confirmRate: [{ rateId, seen: seenRate }],
      proposeRate: [
        {
          itemCode: 'typing',
          amount: 50_000,
          authority: 'اتحادیه',
          letterNumber: '1',
          letterDay: '2026-03-01',
          effectiveFrom: '2026-03-21',
        },
      ],
      quote: [{ lines }],
      charge: [{ visitId: verifiedId, lines }],
      cancelCharge: [
        { chargeId: unpaidChargeId, reasonCode: 'wrong_count' },
        { chargeId, reasonCode: 'wrong_service' },
      ],
      cancelCompletedCharge: [
        { chargeId, reasonCode: 'wrong_service', reason: 'خدمت ارائه نشد', password: manager.password },
      ],
    },
    payments: {
      terminals: [undefined],
      registrations: [undefined],
      proposeTerminal: [{ ...terminal, letterNumber: '1', letterDay: '2026-03-01' }],
      confirmTerminal: [{ registrationId, seen: seenTerminal }],
      retireTerminal: [{ terminalId: testTerminals[1], lastDay: '2027-01-01' }],
      record: [slip(unpaidId, { rrn: '123456789013', amount: 1_000 }), slip(unpaidId)],
      reverse: [{ paymentId, reasonCode: 'wrong_amount', note: '', password: manager.password }],
      cashOffered: [{ visitId: openId }, { visitId: null }],
      refundCases: [undefined],
      receipt: [{ visitId }],
      printReceipt: [{ visitId }],
    },
    closures: {
      list: [undefined],
      declare: [{ closedDay: '2026-12-20', kind: 'holiday', authority: 'تقویم رسمی', reference: 'ص ۱۲' }],
      withdraw: [{ closureId }],
    },
    complaints: {
      register: [
        complaint,
        { ...complaint, aboutManager: true, text: '', contactName: '', contactPhone: '' },
      ],
      addAddendum: [
        { kind: 'addendum', complaintId, text: 'پیگیری شد' },
        { kind: 'outcome', complaintId, outcome: 'referred', text: 'ارجاع شد' },
      ],
      list: [{ state: 'open' }],
      get: [{ complaintId }],
      find: [{ trackingCode }],
      slip: [{ complaintId }],
    },
    dayClose: {
      overview: someDays,
      matches: someDays,
      sheet: someDays,
      exceptionItems: exceptions.map(({ key }) => ({ day: today, exceptionKey: key })),
      inspectPsp: [{ bytesBase64 }],
      tryMapping: [{ bytesBase64, mapping }],
      previewPsp: [file, { ...file, profile: { name: 'شرکت دیگر', ...mapping } }],
      importPsp: [{ day: today, ...file }],
      cancelReading: [{ readingId: matchId }],
      reportFile: [{ importId }],
      declareZero: [{ day: today, terminalId: testTerminals[1], batchNumber: '12', batchTotal: 0 }],
      explanationLimit: [undefined],
      setExplanationLimit: [{ amount: 3_000_000 }],
      confirmProposals: [{ day: today, exceptionKeys: ['match_proposed:a:b'] }],
      matchByHand: [{ day: today, paymentId, rowIds: [looseRow] }],
      candidates: [
        { day: today, itemId: paymentId },
        { day: today, itemId: looseRow },
      ],
      tryMatch: [{ day: today, paymentId, rowIds: [looseRow] }],
      handMatches: someDays,
      withdrawMatch: [{ matchId, note: 'اشتباه بود' }],
      explain: exceptions.map(({ key, reasons: [reasonCode = 'other'] }) => ({
        day: today,
        exceptionKey: key,
        reasonCode,
        note: 'دیده شد',
      })),
      close: [{ day: today, reason: 'دیده شد', password: manager.password }],
      reopen: [{ day: today, reason: 'فراموش شده بود', password: manager.password }],
    },
    palette: { find: [{ typed: 'رضا محمدی' }, { typed: '0499' }, { typed: trackingCode }] },
    sync: {
      state: [undefined],
      enrol: [{ provinceUrl: 'http://127.0.0.1:9', code: 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG' }],
      syncNow: [undefined],
    },
    peers: {
      state: [undefined],
      open: [{ host: '127.0.0.1' }],
      showPairingCode: [{ password: manager.password, replaces: null }],
      hidePairingCode: [undefined],
      // Nobody listens there.
      meet: [{ address: '127.0.0.1:9' }],
      remove: [{ deviceId: manager.id, reason: 'lost', password: manager.password }],
      found: [undefined],
      join: [{ address: '127.0.0.1:9', code: '0123456789', deviceName: 'باجهٔ ۲' }],
      taking: [undefined],
      shut: [undefined],
    },
    store: {
      health: [undefined],
      takeSnapshot: [undefined],
      renewRecoveryCode: [{ password: manager.password }],
    },
  };
  const ids = [visitId, chargeId, paymentId, unpaidId, openId, newcomerId, manager.id, clerk.id, actionId];
  return {
    office,
    sound,
    ids: [
      ...ids,
      complaintId,
      tariffId,
      matchId,
      equipmentId,
      handoverId,
      faultId,
      topicId,
      sessionId,
      noticeId,
    ],
  };
}
