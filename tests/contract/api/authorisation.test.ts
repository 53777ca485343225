// Who may call what (design.md §3): every procedure against nobody and every role. Deny by default:
// a procedure that is missing here fails the type check and the test. Junk is sent, so that nothing is done by asking:
// whoever may call gets to the check of the input.
import { expect, test } from 'vitest';
import { openOffice, problemOf } from '#tests/support/office.ts';
import { type ByProcedure, byPath, call, procedures } from './procedures.ts';

type Caller = 'nobody' | 'clerk' | 'manager' | 'legal_expert' | 'it_expert' | 'inspector';

const anyone: readonly Caller[] = ['nobody', 'clerk', 'manager', 'legal_expert', 'it_expert', 'inspector'];
const signedIn: readonly Caller[] = ['clerk', 'manager', 'legal_expert', 'it_expert', 'inspector'];
const staff: readonly Caller[] = ['clerk', 'manager', 'legal_expert', 'it_expert'];
const care: readonly Caller[] = ['manager', 'it_expert'];
const counter: readonly Caller[] = ['clerk', 'manager'];
const inbox: readonly Caller[] = ['clerk', 'manager', 'legal_expert'];
const supervision: readonly Caller[] = ['manager', 'inspector'];
const manager: readonly Caller[] = ['manager'];

const allowed: ByProcedure<readonly Caller[]> = {
  tasks: { open: counter },
  office: {
    status: anyone,
    releasedProvinces: anyone,
    setUp: anyone,
    setUpDemo: anyone,
    readList: manager,
    wipeDemo: manager,
  },
  clock: { state: anyone, confirm: manager },
  inspections: { begin: anyone, reopen: signedIn, end: signedIn, current: signedIn },
  emergency: { options: anyone, begin: anyone, current: signedIn, list: manager, end: manager },
  violations: {
    file: staff,
    list: supervision,
    get: supervision,
    slip: staff,
    track: staff,
    askProvince: staff,
  },
  staff: {
    signInList: anyone,
    signIn: anyone,
    lease: anyone,
    chooseFirstPassword: anyone,
    whoAmI: signedIn,
    lock: signedIn,
    stillHere: signedIn,
    proveAgain: signedIn,
    signOut: signedIn,
    unlock: signedIn,
    setPin: signedIn,
    pinState: signedIn,
    unlockWithPin: signedIn,
    changePassword: signedIn,
    list: manager,
    register: manager,
    recordSupervisionFile: manager,
    posts: manager,
    timeline: manager,
    recordInquiry: manager,
    recordClearance: manager,
    withdrawClearance: manager,
    activate: manager,
    resetPassword: manager,
    changePost: manager,
    correctName: manager,
    cutOff: manager,
  },
  postings: {
    sections: manager,
    listSection: manager,
    withdrawTransfer: manager,
    placeService: manager,
    ofPerson: manager,
    introduce: manager,
    transfer: manager,
    letter: manager,
  },
  shifts: {
    ofPerson: manager,
    setWeek: manager,
    recordLeave: manager,
    withdrawLeave: manager,
    alerts: supervision,
    explainAlert: manager,
  },
  secondFactor: {
    restore: anyone,
    state: manager,
    challenge: manager,
    registerKey: manager,
    removeKey: manager,
    makeCodes: manager,
    setRequired: manager,
    prove: manager,
    proveByCode: manager,
  },
  departures: {
    systems: manager,
    listSystem: manager,
    endSystem: manager,
    open: manager,
    ofPerson: manager,
    recordAccess: manager,
    handOverDrafts: anyone,
    takeDrafts: manager,
    close: manager,
    letter: manager,
  },
  queue: {
    switched: counter,
    switch: manager,
    atDesk: counter,
    waitingRoom: anyone,
    issue: counter,
    ticket: counter,
    callNext: counter,
    callTicket: counter,
    callAgain: counter,
    release: counter,
    undo: counter,
  },
  feedback: { openScreen: manager, screen: anyone, answer: anyone, distribution: supervision },
  photos: { dayCode: staff, show: staff },
  premises: {
    morningCard: counter,
    counts: counter,
    openTasks: counter,
    recordCheck: counter,
    completeAction: counter,
    judgeAction: counter,
    checkCalendar: counter,
    schedule: counter,
    setRhythm: manager,
    addItem: manager,
    openDay: counter,
  },
  visits: {
    open: counter,
    get: counter,
    dayList: counter,
    saved: counter,
    findClient: counter,
    complete: counter,
    onlyAsked: counter,
    addPerson: counter,
    removePerson: counter,
    cancel: counter,
    leftOpen: counter,
    finishLate: counter,
    completeUnderpaid: manager,
    servedUnpaid: manager,
    reasons: manager,
    recordFiling: counter,
    recordFilingTwice: manager,
    withdrawFiling: manager,
    endFiling: manager,
    unfiled: counter,
    correctClient: counter,
    correctName: counter,
    correctIdentifier: counter,
    revealIdentifier: counter,
    clientHistory: counter,
    takeUpClient: counter,
    referAdvice: signedIn,
    withdrawAct: signedIn,
  },
  identity: {
    checklist: counter,
    verify: counter,
    refuse: counter,
    registerSana: counter,
    resume: counter,
    refusalNote: counter,
    escalated: manager,
  },
  fees: {
    listTariffs: signedIn,
    inForce: signedIn,
    board: signedIn,
    printBoard: counter,
    confirmBoard: counter,
    proposeTariff: manager,
    confirmTariff: counter,
    reviewTariff: signedIn,
    endSection: manager,
    sectionsOfServices: manager,
    template: manager,
    listRates: signedIn,
    proposeRate: manager,
    confirmRate: counter,
    quote: counter,
    charge: counter,
    cancelCharge: counter,
    cancelCompletedCharge: manager,
  },
  payments: {
    terminals: signedIn,
    registrations: signedIn,
    proposeTerminal: manager,
    confirmTerminal: counter,
    retireTerminal: manager,
    record: counter,
    reverse: counter,
    exchange: counter,
    cashOffered: counter,
    receipt: counter,
    printReceipt: counter,
    checkReceipt: signedIn,
    receiptPaper: signedIn,
    chooseReceiptPaper: manager,
  },
  inbox: { list: inbox, receive: inbox, handle: inbox, correct: inbox },
  prints: { queue: signedIn, keep: staff, printed: staff, discard: staff },
  settings: {
    printers: signedIn,
    choosePrinter: manager,
    scale: signedIn,
    chooseScale: manager,
    contact: signedIn,
    stateContact: manager,
    correctOfficeName: manager,
  },
  settingsHistory: { concurrentChanges: manager, list: supervision },
  closures: { list: counter, unofficial: manager, declare: manager, withdraw: manager },
  training: {
    own: signedIn,
    matrix: manager,
    notices: manager,
    addTopic: manager,
    endTopic: manager,
    recordSession: manager,
    confirmAttendance: staff,
    withdrawAttendance: manager,
    publishNotice: manager,
    acknowledge: staff,
    withdrawNotice: manager,
  },
  equipment: {
    closeCheck: care,
    checks: care,
    check: care,
    list: signedIn,
    history: signedIn,
    register: manager,
    handOver: staff,
    answerHandover: staff,
    recover: manager,
    reportFault: staff,
    repair: care,
    recordInspection: care,
    sight: care,
    writeOff: manager,
  },
  handovers: {
    atHand: counter,
    ofDay: counter,
    offer: counter,
    answer: counter,
  },
  complaints: {
    register: counter,
    addAddendum: counter,
    people: counter,
    link: manager,
    list: counter,
    get: counter,
    revealContact: counter,
    find: counter,
    slip: counter,
  },
  dayClose: {
    overview: supervision,
    matches: supervision,
    sheet: supervision,
    exceptionItems: supervision,
    inspectPsp: manager,
    tryMapping: manager,
    previewPsp: manager,
    importPsp: manager,
    cancelReading: manager,
    reportFile: supervision,
    declareZero: manager,
    tellBatch: manager,
    matchByHand: manager,
    confirmProposals: manager,
    candidates: manager,
    tryMatch: manager,
    handMatches: supervision,
    withdrawMatch: manager,
    explain: manager,
    differences: supervision,
    settleDifference: manager,
    explanationLimit: supervision,
    setExplanationLimit: manager,
    close: manager,
    reopen: manager,
    refundCases: counter,
  },
  accessLog: { alerts: manager, answerAlert: manager },
  supervision: {
    work: supervision,
    ofPerson: supervision,
    anomalies: supervision,
    explain: manager,
    setHours: manager,
  },
  reports: { days: manager, run: manager, rows: manager, compliance: manager, export: manager },
  records: {
    ofDay: supervision,
    ofVisit: supervision,
    accessOfDay: manager,
    chains: supervision,
    checkChain: supervision,
  },
  palette: { find: counter, findWhole: counter },
  sync: {
    ...{ state: signedIn, enrol: manager, syncNow: signedIn },
    ...{ changes: counter, proposeChange: manager, confirmChange: counter },
  },
  peers: {
    state: signedIn,
    replicationStatus: signedIn,
    pending: signedIn,
    enable: manager,
    disable: manager,
    showPairingCode: manager,
    hidePairingCode: manager,
    connect: manager,
    remove: manager,
    bundlePlaces: manager,
    bundleOut: manager,
    bundleIn: manager,
    carrying: manager,
    found: anyone,
    join: anyone,
    joinProgress: anyone,
  },
  store: { health: signedIn, takeSnapshot: manager, recordExport: manager, renewRecoveryCode: manager },
};

const callersOf = byPath(allowed);

/** No procedure takes this; the check of the input comes after the check of the caller. */
const junk = { junk: true };

test('every procedure is in the table, and nothing else', () => {
  expect([...callersOf.keys()].sort()).toEqual(procedures.map(({ path }) => path).sort());
});

test('D12.1 a procedure is called by those who may and refused to everyone else', async () => {
  const office = await openOffice();
  const inspector = await office.addPerson({
    name: 'سارا نوری',
    nationalCode: '9990000034',
    role: 'inspector',
  });
  const itExpert = await office.addPerson({
    name: 'امیر صادقی',
    nationalCode: '0013542419',
    role: 'it_expert',
  });
  const legalExpert = await office.addPerson({
    name: 'نرگس کاظمی',
    nationalCode: '0790419904',
    role: 'legal_expert',
  });
  const sessions: Record<Caller, string | null> = {
    nobody: null,
    clerk: office.desk.sessions.open(office.clerk.id).token,
    manager: office.desk.sessions.open(office.manager.id).token,
    legal_expert: office.desk.sessions.open(legalExpert.id).token,
    it_expert: office.desk.sessions.open(itExpert.id).token,
    inspector: office.desk.sessions.open(inspector.id).token,
  };
  const found: string[] = [];
  const expected: string[] = [];
  for (const procedure of procedures) {
    const { path } = procedure;
    for (const caller of anyone) {
      const problem = await problemOf(call(office.desk, sessions[caller], procedure, junk));
      found.push(`${path} by ${caller}: ${problem.code}`);
      const refused = caller === 'nobody' ? 'NOT_SIGNED_IN' : 'NOT_ALLOWED';
      const may = callersOf.get(path)?.includes(caller) ?? false;
      expected.push(`${path} by ${caller}: ${may ? 'INPUT_INVALID' : refused}`);
    }
  }
  expect(found).toEqual(expected);
});
