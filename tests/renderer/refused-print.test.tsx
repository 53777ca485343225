// @vitest-environment happy-dom
// A page that was refused is no paper: nothing of it comes out, the print counts as failed and waits (D2.11). What could not be said
// at a locked screen is said after the unlock.
import { expect, test, vi } from 'vitest';
import type { PrintAddress } from '#renderer/frame/print/print-address.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  openVisit,
  slip,
  type TestOffice,
  type TestPerson,
} from '#tests/support/office.ts';
import { showOver } from './office-shell.tsx';
import { meanwhile, printByShell } from './unseen-window.tsx';

const complaint = {
  kind: 'complaint',
  category: 'conduct',
  aboutManager: false,
  text: 'با مراجع تند سخن گفت',
  contactName: '',
  contactPhone: '',
  visitId: null,
} as const;
const noPaper = { 'printer-state-reasons': 'media-empty' };

/** The application at a PC where this person has signed in, with the shell's printer. */
async function deskOf(office: TestOffice, who: TestPerson) {
  await office.as(office.manager).settings.choosePrinter({ paper: 'receipt80', printer: 'roll' });
  await showOver(office, who, async () => null);
  const printer = await printByShell();
  const { printPage } = await import('#renderer/frame/print/print-job.ts');
  const { useSession } = await import('#renderer/api/session.ts');
  const { desk } = await import('#renderer/api/client.ts');
  return {
    printer,
    desk,
    print: (address: PrintAddress) => meanwhile(printPage(address)),
    /** Ctrl+L. */
    async lock() {
      useSession.getState().lock();
      await desk.staff.lock.mutate({ drafts: null });
    },
    async unlock() {
      const { token } = await desk.staff.unlock.mutate({ password: who.password });
      useSession.getState().unlock(token);
    },
    async signIn(other: TestPerson) {
      const { id: personId, password } = other;
      useSession.getState().begin(await office.anyone.staff.signIn({ personId, password }));
    },
  };
}

/** A paid visit whose receipt is about to be printed. */
async function receiptOf(office: TestOffice): Promise<PrintAddress> {
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  await office.as(office.clerk).payments.record(slip(visitId));
  await office.as(office.clerk).payments.printReceipt({ visitId });
  return { name: 'receipt', id: visitId };
}

/** Refuses a visit whose client did not bring the original document. */
async function refuseIdentity({ as, manager }: TestOffice, visitId: string): Promise<void> {
  const { identity } = as(manager);
  const items = await identity.checklist({ clientType: 'iranian_adult' });
  const answers = items.map(({ code, options: [option] }) => {
    if (code === 'original_document') return { code, state: 'not_checked' as const };
    return { code, state: 'checked' as const, ...(option === undefined ? {} : { option }) };
  });
  await identity.refuse({ visitId, outcome: 'refused', reasonCode: 'document_missing', answers, note: '' });
}

/** What waits at the office's PC, as the manager sees it. */
const waitingAt = ({ as, manager }: TestOffice) => as(manager).prints.queue();

test('D2.11, D7.9 a slip about a clerk is neither printed nor ended by them, and still waits for the others', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const about = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' });
  const { complaintId } = await office
    .as(office.clerk)
    .complaints.register({ ...complaint, aboutId: about.id });
  const address = { name: 'complaint-slip', id: complaintId } as const;
  const { printer, print, signIn, desk } = await deskOf(office, office.clerk);
  printer.options = noPaper;
  expect((await print(address)).problem?.code).toBe('PRINTER_OUT_OF_PAPER');
  expect(await waitingAt(office)).toMatchObject([{ page: 'complaint-slip', subject: complaintId }]);
  printer.options = {};
  await signIn(about);
  // Nothing waits for them, so nothing is tried again in their name; and the page itself tells them nothing.
  expect(await desk.prints.queue.query()).toEqual([]);
  expect(await print(address)).toEqual({
    printed: false,
    problem: { code: 'NOT_FOUND', params: { what: 'complaint' } },
  });
  expect(printer.papers).toEqual([]);
  expect(await waitingAt(office)).toMatchObject([{ byName: office.clerk.name, subject: complaintId }]);
  expect(journalBodies(office.desk)).not.toContain('"how":"printed"');
  // A colleague prints it, and it is over.
  await signIn(office.clerk);
  expect(await print(address)).toEqual({ printed: true, problem: null });
  expect(printer.papers).toHaveLength(1);
  expect(await waitingAt(office)).toEqual([]);
});

test('D2.11 a receipt whose page found the screen locked is no paper, and waits after the unlock', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const address = await receiptOf(office);
  const { printer, print, lock, unlock } = await deskOf(office, office.clerk);
  printer.beforeRead = lock;
  expect(await print(address)).toEqual({
    printed: false,
    problem: { code: 'SESSION_LOCKED', params: {} },
  });
  expect(printer.papers).toEqual([]);
  expect(await waitingAt(office)).toEqual([]);
  await unlock();
  const waiting = { page: 'receipt', subject: address.id, byName: office.clerk.name };
  await vi.waitFor(async () => expect(await waitingAt(office)).toMatchObject([waiting]));
  printer.beforeRead = () => Promise.resolve();
  expect(await print(address)).toEqual({ printed: true, problem: null });
  expect(await waitingAt(office)).toEqual([]);
});

test('D2.11 a print that failed at a locked screen is kept for nobody else, and in the name of who printed when they are back', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const other = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' });
  const address = await receiptOf(office);
  const { printer, print, signIn } = await deskOf(office, office.clerk);
  printer.beforeRead = () => signIn(other);
  printer.options = noPaper;
  expect((await print(address)).problem?.code).toBe('PRINTER_OUT_OF_PAPER');
  await new Promise((later) => setTimeout(later, 50));
  expect(await waitingAt(office)).toEqual([]);
  await signIn(office.clerk);
  const waiting = { subject: address.id, byName: office.clerk.name, failure: 'PRINTER_OUT_OF_PAPER' };
  await vi.waitFor(async () => expect(await waitingAt(office)).toMatchObject([waiting]));
});

test('D2.11 what came out of the queue while the screen was locked is not printed again by the next person', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const other = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' });
  const address = await receiptOf(office);
  const { printer, print, lock, signIn } = await deskOf(office, office.clerk);
  printer.options = noPaper;
  await print(address);
  expect(await waitingAt(office)).toHaveLength(1);
  printer.options = {};
  printer.whilePrinting = lock;
  expect(await print(address)).toEqual({ printed: true, problem: null });
  expect(await waitingAt(office)).toHaveLength(1);
  await signIn(other);
  await vi.waitFor(async () => expect(await waitingAt(office)).toEqual([]));
});

test('D2.11 what failed anew after a print was told nothing of still waits', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const other = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' });
  const address = await receiptOf(office);
  const { printer, print, lock, signIn } = await deskOf(office, office.clerk);
  printer.whilePrinting = lock;
  expect((await print(address)).printed).toBe(true);
  printer.whilePrinting = () => Promise.resolve();
  printer.options = noPaper;
  await signIn(other);
  await print(address);
  await signIn(office.clerk);
  await new Promise((later) => setTimeout(later, 50));
  expect(await waitingAt(office)).toMatchObject([{ subject: address.id, byName: other.name }]);
});

test('D2.11 an unseen window that breaks off is a print that failed', { tags: 'release' }, async () => {
  const office = await openOffice();
  const address = await receiptOf(office);
  const { printer, print } = await deskOf(office, office.clerk);
  printer.beforeRead = () => Promise.reject(new Error('ERR_FAILED'));
  expect((await print(address)).problem?.code).toBe('UNEXPECTED');
  expect(await waitingAt(office)).toMatchObject([{ subject: address.id, failure: 'UNEXPECTED' }]);
});

test('D2.11, D4.13 a board without a tariff does not wait, and is not printed unasked on the day of the next one', async () => {
  const office = await openOffice({ tariff: null });
  const { print } = await deskOf(office, office.clerk);
  const { problem } = await print({ name: 'rate-board', id: 'current' });
  expect(problem?.code).toBe('TARIFF_MISSING');
  expect(await waitingAt(office)).toEqual([]);
});

test('D2.11, D1.18 the note of a refusal that goes on is refused to the queue, and left to the hand until it is there again', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  await openDay(office);
  const visitId = await openVisit(office);
  await refuseIdentity(office, visitId);
  const address = { name: 'refusal-note', id: visitId } as const;
  const { printer, print } = await deskOf(office, office.clerk);
  const { isLeftToHand } = await import('#renderer/frame/print/failed-prints.ts');
  const isLeft = async () => (await waitingAt(office)).map(isLeftToHand);
  printer.options = noPaper;
  expect((await print(address)).problem?.code).toBe('PRINTER_OUT_OF_PAPER');
  expect(await isLeft()).toEqual([false]);
  await office.as(office.manager).identity.resume({ visitId, arrived: 'اصل کارت ملی هوشمند را آورد' });
  expect((await print(address)).problem?.code).toBe('NOT_FOUND');
  expect(await isLeft()).toEqual([true]);
  // Refused anew it has a note again: the printer alone is in its way, and the queue tries it by itself.
  await refuseIdentity(office, visitId);
  expect((await print(address)).problem?.code).toBe('PRINTER_OUT_OF_PAPER');
  expect(await isLeft()).toEqual([false]);
  printer.options = {};
  expect(await print(address)).toEqual({ printed: true, problem: null });
  expect(await waitingAt(office)).toEqual([]);
});
