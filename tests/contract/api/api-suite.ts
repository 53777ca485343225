// The application as a screen sees it: one suite, run over every host that can carry a call.
// Its tests are the steps of one morning, in order: each finds the office as the one before has left it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { problemParams } from '#core/foundation/problems/catalogue.ts';
import { type DeskUnderTest, deskOn, type OfficeHost, type Procedures, refusalOf } from './office-host.ts';

const rrn = '123456789012';
const client = {
  clientType: 'iranian_adult' as const,
  name: 'رضا محمدی',
  nationalCode: '۰۴۹۹۳۷۰۸۹۹',
  mobile: '09121234567',
  postalCode: '1193653471',
  matterRole: 'plaintiff',
  trackingNumber: '',
};

/** A refusal as it travels: the code stands where a message would, and nothing says where it came from. */
const refusedSchema = z.strictObject({
  error: z.strictObject({
    message: z.enum(Object.keys(problemParams)),
    code: z.int(),
    data: z.strictObject({
      code: z.string().regex(/^[A-Z_]+$/),
      httpStatus: z.int(),
      problem: z.strictObject({ code: z.string(), params: z.record(z.string(), z.unknown()) }),
    }),
  }),
});

export function apiSuite(name: string, start: () => Promise<OfficeHost>): void {
  describe(`the application over ${name}`, () => {
    let host: OfficeHost;
    let desk: DeskUnderTest;
    let nobody: Procedures;
    let manager: Procedures;
    let clerk: Procedures;

    beforeAll(async () => {
      host = await start();
      desk = deskOn(host);
      nobody = desk.as(null);
    }, 240_000);
    afterAll(() => host.stop());

    test('says that the office is not set up', async () => {
      expect(await nobody.office.status.query()).toMatchObject({ state: 'not_set_up' });
      expect(await nobody.staff.signInList.query()).toEqual([]);
    });

    test('sets the demo office up once and signs its people in', async () => {
      const { signIns } = await nobody.office.setUpDemo.mutate();
      const sessionOf = async (role: string) => {
        const found = signIns.find((one) => one.role === role);
        if (found === undefined) throw new Error(`the demo office has no ${role}`);
        const { personId, password } = found;
        const caller = desk.as((await nobody.staff.signIn.mutate({ personId, password })).token);
        await caller.staff.proveAgain.mutate({ password, purpose: 'people' });
        return caller;
      };
      manager = await sessionOf('manager');
      clerk = await sessionOf('clerk');
      expect(await nobody.office.status.query()).toMatchObject({ state: 'ready', demo: true });
      expect(await clerk.staff.whoAmI.query()).toMatchObject({ name: 'علی رضایی', role: 'clerk' });
      expect(await refusalOf(nobody.office.setUpDemo.mutate())).toEqual({
        status: 409,
        problem: { code: 'OFFICE_ALREADY_SET_UP', params: {} },
      });
    });

    test('refuses a wrong password with the attempts that are left', async () => {
      const [person] = await nobody.staff.signInList.query();
      if (person === undefined) throw new Error('nobody can sign in');
      const wrong = { personId: person.id, password: 'not the password' };
      expect(await refusalOf(nobody.staff.signIn.mutate(wrong))).toEqual({
        status: 409,
        problem: { code: 'WRONG_PASSWORD', params: { attemptsLeft: expect.any(Number) } },
      });
    });

    // Two are as long as any call; three hundred are refused for their length as well.
    test.each([2, 300])('A3 takes one call a request: %i guesses cannot be sent together', async (count) => {
      const [person] = await nobody.staff.signInList.query();
      // Without one every guess would be refused for its form.
      if (person === undefined) throw new Error('nobody can sign in');
      const guesses = Array.from({ length: count }, (_, guess): [string, unknown] => [
        String(guess),
        { personId: person.id, password: `guess ${guess}` },
      ]);
      const answer = await desk.send({
        path: `/api/${guesses.map(() => 'staff.signIn').join(',')}?batch=1`,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(Object.fromEntries(guesses)),
      });
      expect(answer.status).toBe(400);
      expect(answer.body).not.toContain('WRONG_PASSWORD');
      expect(answer.body).not.toContain('TOO_MANY_ATTEMPTS');
    });

    test('answers 401 to someone who is not signed in', async () => {
      const expected = { status: 401, problem: { code: 'NOT_SIGNED_IN', params: {} } };
      expect(await refusalOf(nobody.premises.openDay.mutate())).toEqual(expected);
      expect(await refusalOf(desk.as('no-such-session').staff.whoAmI.query())).toEqual(expected);
    });

    test('answers 403 to a role that may not', async () => {
      const expected = { status: 403, problem: { code: 'NOT_ALLOWED', params: {} } };
      expect(await refusalOf(clerk.staff.list.query())).toEqual(expected);
      expect(await manager.staff.list.query()).toHaveLength(3);
    });

    test('does not open the day before the 127 sign was checked', async () => {
      expect(await refusalOf(clerk.premises.openDay.mutate())).toEqual({
        status: 409,
        problem: { code: 'SIGN_CHECK_NEEDED', params: {} },
      });
      await clerk.premises.recordCheck.mutate({ item: 'sign_127', result: 'passed', note: '' });
      const { day } = await clerk.premises.openDay.mutate();
      expect(await clerk.premises.morningCard.query()).toMatchObject({ day, state: 'open' });
    });

    test('serves a client to the printed receipt, and refuses the slip for another visit', async () => {
      const visitId = await charged();
      const { account } = await clerk.visits.get.query({ visitId });
      const paid = { visitId, terminalId: '14999001', rrn, stan: '123456', card: '603799******1234' };
      const first = await clerk.payments.record.mutate({ ...paid, amount: account.due });
      expect(first.due).toBe(0);
      expect(await clerk.payments.printReceipt.mutate({ visitId })).toMatchObject({ copy: 1 });
      const receipt = await clerk.payments.receipt.query({ visitId });
      expect(receipt).toMatchObject({ demo: true, clientName: 'رضا محمدی', servedBy: 'علی رضایی' });
      expect(receipt.account).toMatchObject({ charged: account.due, paid: account.due, due: 0 });
      await clerk.visits.complete.mutate({ visitId });

      const secondId = await charged();
      const again = { ...paid, visitId: secondId, amount: account.due };
      expect(await refusalOf(clerk.payments.record.mutate(again))).toEqual({
        status: 409,
        problem: {
          code: 'RRN_ALREADY_USED',
          params: { rrn, visitId, visitNumber: '1-1', at: expect.any(String), amount: account.due },
        },
      });
      const { paid: nothing } = (await clerk.visits.get.query({ visitId: secondId })).account;
      expect(nothing).toBe(0);
    });

    test('names the fields of unsound input', async () => {
      const unsound = { personId: 'me', expiresOn: '1405/09/04', reference: '1', issuedOn: '2026-01-01' };
      expect(await refusalOf(manager.staff.recordClearance.mutate(unsound))).toEqual({
        status: 400,
        problem: { code: 'INPUT_INVALID', params: { fields: ['personId', 'expiresOn'] } },
      });
    });

    test('refuses text that has no UTF-8 form, because no journal entry could hold it', async () => {
      const [person] = await nobody.staff.signInList.query();
      if (person === undefined) throw new Error('nobody can sign in');
      const unsound = { personId: person.id, fileNumber: '12\ud800', openedOn: '2026-01-01' };
      expect(await refusalOf(manager.staff.recordSupervisionFile.mutate(unsound))).toEqual({
        status: 400,
        problem: { code: 'INPUT_INVALID', params: { fields: ['fileNumber'] } },
      });
    });

    test.each([
      ['a procedure that there is not', { path: '/api/office.wipe' }, 404, 'NOT_FOUND'],
      ['a duty that there is not', { path: '/api/cash.take', method: 'POST', body: '{}' }, 404, 'NOT_FOUND'],
      ['a property of every object', { path: '/api/constructor' }, 404, 'NOT_FOUND'],
      ['a change that is asked for by GET', { path: '/api/office.setUpDemo' }, 405, 'INPUT_INVALID'],
      [
        'a body that is not JSON',
        { path: '/api/staff.signIn', method: 'POST', body: '{"a' },
        400,
        'INPUT_INVALID',
      ],
      ['a query that is not JSON', { path: '/api/office.status?input=%7B' }, 400, 'INPUT_INVALID'],
      ['no body at all', { path: '/api/staff.signIn', method: 'POST' }, 400, 'INPUT_INVALID'],
      [
        'a body larger than its procedure takes',
        { path: '/api/staff.signIn', method: 'POST', body: JSON.stringify({ personId: 'x'.repeat(70_000) }) },
        413,
        'TOO_LARGE',
      ],
      [
        'a body that nests without end',
        { path: '/api/staff.signIn', method: 'POST', body: `${'['.repeat(99)}${']'.repeat(99)}` },
        400,
        'INPUT_INVALID',
      ],
    ] as const)('answers %s with a problem', async (_what, call, status, code) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await desk.send({ headers, ...call });
      expect(answer.status).toBe(status);
      const { error } = refusedSchema.parse(JSON.parse(answer.body));
      expect(error.data.problem.code).toBe(code);
    });

    test('has told in no answer where its code lies, nor anything but codes of what was refused', () => {
      const refused = desk.answers.filter(({ status }) => status >= 400);
      expect(refused.length).toBeGreaterThanOrEqual(15);
      for (const { status, body } of refused) {
        const { error } = refusedSchema.parse(JSON.parse(body));
        expect(error.data.httpStatus).toBe(status);
        expect(error.message).toBe(error.data.problem.code);
        expect(error.message).not.toBe('UNEXPECTED');
      }
      for (const { body } of desk.answers) expect(body).not.toMatch(/stack|node_modules|\.ts\b|file:/);
    });

    /** Opens a visit, verifies the client and charges one petition. */
    async function charged(): Promise<string> {
      const { visitId } = await clerk.visits.open.mutate({ client });
      const checklist = await clerk.identity.checklist.query({ clientType: client.clientType });
      const answers = checklist.map(({ code, options: [option] }) => ({
        code,
        state: 'checked' as const,
        ...(option === undefined ? {} : { option }),
      }));
      await clerk.identity.verify.mutate({ visitId, answers, note: '' });
      const tariff = await clerk.fees.inForce.query();
      const item = tariff?.items.find(({ rate, channel }) => channel === 'office_pos' && (rate ?? 0) > 0);
      if (item === undefined) throw new Error('the demo tariff has nothing to charge');
      await clerk.fees.charge.mutate({ visitId, lines: [{ itemCode: item.code, count: 1 }] });
      return visitId;
    }
  });
}
