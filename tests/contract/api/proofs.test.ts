// What each procedure asks of its person beside a session and a role: docs/proofs.md and the router say the same, of every procedure,
// and what is said is asked, before the act is looked at.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { type AsksProof, purposeOf } from '#core/access/request-context/take-proof.ts';
import type { Meta } from '#core/access/request-context/trpc.ts';
import { purposes } from '#core/access/staff/contract.ts';
import { sessionLimits } from '#core/access/staff/rules.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';
import { openBusyOffice } from './busy-office.ts';
import { byPath, call, type KnownProcedure, procedures } from './procedures.ts';

const minute = 60_000;
const definitions = appRouter._def.procedures as unknown as Record<
  string,
  { readonly _def: { readonly meta?: Meta } } | undefined
>;
const askedBy = (name: string): AsksProof => definitions[name]?._def.meta?.proof ?? {};
/** Anybody may call them before sign-in, or at a locked page: their commands look at the proof themselves. */
const withoutSession =
  /^(inspections\.(begin|reopen)|emergency\.begin|staff\.(signIn|unlock)|secondFactor\.restore)$/;
const asking = procedures.filter(
  (one) => Object.keys(askedBy(one.path)).length > 0 && !withoutSession.test(one.path),
);

/** The words of the page. */
const words = {
  each: 'each time',
  recent: 'ten minutes',
  people: 'five minutes: people',
  connections: 'five minutes: connections',
  office: 'if required',
  own: 'if held',
  any: 'if held or required',
} as const;
function cellsOf({ password, factor, second, province }: AsksProof): string[] {
  const yes = (is: true | undefined): string => (is === undefined ? '' : 'yes');
  return [
    password === undefined ? '' : words[password],
    factor === undefined ? '' : words[factor],
    yes(second),
    yes(province),
  ];
}

/** What the page says, by procedure. */
function page(): Map<string, string[]> {
  const text = readFileSync(path.join(import.meta.dirname, '../../../docs/proofs.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `([\w.]+)` +\|(.*)\|$/gm)].map(
    ([, name = '', cells = '']): [string, string[]] => {
      const [inPersian, ...proofs] = cells.split('|').map((cell) => cell.trim());
      expect([name, inPersian]).toEqual([
        name,
        expect.stringMatching(/^[\p{Script=Arabic}\p{M}\p{P}\s\u200c]+$/u),
      ]);
      return [name, proofs];
    },
  );
  const nothing = [...text.matchAll(/^- (`.*)$/gm)].flatMap(([, list = '']) =>
    [...list.matchAll(/`([\w.]+)`/g)].map(([, name = '']): [string, string[]] => [name, cellsOf({})]),
  );
  expect(new Set([...rows, ...nothing].map(([name]) => name)).size).toBe(rows.length + nothing.length);
  return new Map([...rows, ...nothing]);
}

test('D11.39 the page of proofs says of every procedure what it asks, and of nothing else', () => {
  const said = page();
  const asked = new Map(procedures.map(({ path: name }) => [name, cellsOf(askedBy(name))]));
  expect([...said.keys()].toSorted()).toEqual([...asked.keys()].toSorted());
  expect(Object.fromEntries(said)).toEqual(Object.fromEntries(asked));
});

test('D11.39 what asks for the password with the act takes no input without it', () => {
  const taking = procedures.filter(({ path: name }) => askedBy(name).password === 'each');
  expect(taking.length).toBeGreaterThan(15);
  for (const { path: name, input } of taking) {
    const shape = 'shape' in input ? Object.keys(input.shape as object) : [];
    expect([name, shape]).toEqual([
      name,
      expect.arrayContaining([expect.stringMatching(/^password$|^current$/)]),
    ]);
  }
});

/** An office that asks for the second factor, and its manager long after the last password. */
async function guarded(): Promise<TestOffice & { readonly session: string }> {
  const office = await openOffice({ sessionLimits: { ...sessionLimits, idleMs: Number.POSITIVE_INFINITY } });
  const { desk, manager, clock } = office;
  const session = desk.sessions.open(manager.id).token;
  const page = appRouter.createCaller({ desk, session });
  const { password } = manager;
  const { codes } = await page.secondFactor.makeCodes({ password });
  await page.secondFactor.proveByCode({ act: 'secondFactor.setRequired', code: codes[0] ?? '' });
  await page.secondFactor.setRequired({ isRequired: true, password });
  clock.advance(11 * minute);
  return { ...office, session };
}
const junk = { junk: true };
const codeOf = async (desk: Desk, session: string, procedure: KnownProcedure) =>
  (await problemOf(call(desk, session, procedure, junk))).code;

test('D11.38, D11.39 each procedure asks what it says, whatever is sent, and looks at the act only then', async () => {
  const { desk, manager, session } = await guarded();
  const found = async (): Promise<string[][]> =>
    Promise.all(asking.map(async (one) => [one.path, await codeOf(desk, session, one)]));
  const expected = (isShown: (asks: AsksProof) => boolean): string[][] =>
    asking.map(({ path: name }) => {
      const asks = askedBy(name);
      if (!isShown(asks)) return [name, 'PASSWORD_NEEDED'];
      return [name, asks.factor === undefined ? 'INPUT_INVALID' : 'SECOND_FACTOR_NEEDED'];
    });
  const isEach = ({ password }: AsksProof): boolean => password === undefined || password === 'each';
  expect(await found()).toEqual(expected(isEach));
  desk.sessions.prove(session);
  expect(await found()).toEqual(expected((asks) => isEach(asks) || asks.password === 'recent'));
  // A purpose at a time: none stands for another one.
  for (const purpose of purposes) {
    const other = desk.sessions.open(manager.id).token;
    desk.sessions.prove(other, purpose);
    for (const one of asking.filter(({ path: name }) => purposeOf(askedBy(name)) !== null)) {
      const covered = purposeOf(askedBy(one.path)) === purpose;
      const code = await codeOf(desk, other, one);
      expect([one.path, code]).toEqual([one.path, covered ? 'SECOND_FACTOR_NEEDED' : 'PASSWORD_NEEDED']);
      if (!covered) continue;
      desk.proofs.prove(other, `purpose.${purpose}`);
      expect([one.path, await codeOf(desk, other, one)]).toEqual([one.path, 'INPUT_INVALID']);
      desk.proofs.take(other, `purpose.${purpose}`);
    }
  }
});

test('D11.39 what asks for the password with the act compares it before it looks at the act', {
  tags: 'release',
}, async () => {
  const { office, sound } = await openBusyOffice();
  const inputs = byPath<readonly unknown[]>(sound);
  // What a real office, a shell without keys or one without key files has not says so first.
  const notHere = [
    'office.wipeDemo',
    'secondFactor.registerKey',
    'secondFactor.setShiftKey',
    'store.renewRecoveryCode',
  ];
  const asking = procedures.filter(
    ({ path: name }) => askedBy(name).password === 'each' && !notHere.includes(name),
  );
  expect(asking.length).toBeGreaterThan(10);
  for (const procedure of asking) {
    const [input] = inputs.get(procedure.path) ?? [];
    const wrong = Object.fromEntries(
      Object.entries(input as object).map(([name, value]) => [
        name,
        name === 'password' || name === 'current' ? 'wrong-password' : value,
      ]),
    );
    const { token } = office.desk.sessions.open(office.manager.id);
    // Pauses grow from the fifth wrong one on.
    const { code } = await problemOf(call(office.desk, token, procedure, wrong));
    expect([procedure.path, code]).toEqual([
      procedure.path,
      expect.stringMatching(/^(WRONG_PASSWORD|TOO_MANY_ATTEMPTS)$/),
    ]);
  }
});
