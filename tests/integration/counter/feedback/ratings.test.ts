// The five faces: asked once after a visit was completed, answered at the client's screen alone, counted in fives.
import { describe, expect, it } from 'vitest';
import { officeAtWork, servedVisit } from '#tests/support/closing-day.ts';
import { problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const days = { from: today, to: today };
const codeOf = async (call: Promise<unknown>) => (await problemOf(call)).code;
const journalled = ({ desk }: TestOffice): string[] =>
  desk.store.sqlite.prepare<[], string>('SELECT CAST(bytes AS TEXT) FROM journal').pluck().all();

/** Serves the n-th client and gives the question that is on the client's screen then. */
async function asked(office: TestOffice, token: string, n: number): Promise<string> {
  await servedVisit(office, n);
  const { askId } = await office.anyone.feedback.screen({ token });
  if (askId === null) throw new Error('the client is asked');
  return askId;
}

describe('the question', () => {
  it('D14.7 comes once, after a visit was completed, on the screen that the manager opened last', async () => {
    const office = await officeAtWork();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    await servedVisit(office, 1);
    // A clerk opens no screen, and a made-up one shows nothing.
    expect(await codeOf(clerk.feedback.openScreen())).toBe('NOT_ALLOWED');
    const invented = { token: 'x'.repeat(32) };
    expect(await office.anyone.feedback.screen(invented)).toEqual({ isOpen: false, askId: null });
    const { token } = await manager.feedback.openScreen();
    // What was completed before is not asked about any more.
    expect(await office.anyone.feedback.screen({ token })).toEqual({ isOpen: true, askId: null });
    const askId = await asked(office, token, 2);
    const answer = { token, askId, rating: 5 };
    expect(await codeOf(clerk.feedback.answer(answer))).toBe('NOT_ALLOWED');
    await office.anyone.feedback.answer(answer);
    expect(await codeOf(office.anyone.feedback.answer(answer))).toBe('FEEDBACK_NOT_ASKED');
    expect((await office.anyone.feedback.screen({ token })).askId).toBeNull();
    const second = await asked(office, token, 3);
    const { token: newer } = await manager.feedback.openScreen();
    expect(await office.anyone.feedback.screen({ token })).toEqual({ isOpen: false, askId: null });
    for (const at of [token, newer])
      expect(await codeOf(office.anyone.feedback.answer({ token: at, askId: second, rating: 5 }))).toBe(
        'FEEDBACK_NOT_ASKED',
      );
  });

  it('D14.7 is answered by nobody who is signed in, not even with the token and the question in hand', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { token } = await office.as(office.manager).feedback.openScreen();
    const askId = await asked(office, token, 1);
    for (const person of [office.clerk, office.manager])
      expect(await codeOf(office.as(person).feedback.answer({ token, askId, rating: 5 }))).toBe(
        'NOT_ALLOWED',
      );
    // Neither a face that there is not, nor another PC's question.
    expect(await codeOf(office.anyone.feedback.answer({ token, askId, rating: 6 }))).toBe('INPUT_INVALID');
    const there = joinOffice(office, 2);
    const { token: theirs } = await there.seat(office.manager).feedback.openScreen();
    expect(await codeOf(office.anyone.feedback.answer({ token: theirs, askId, rating: 5 }))).toBe(
      'FEEDBACK_NOT_ASKED',
    );
    await office.anyone.feedback.answer({ token, askId, rating: 1 });
  });

  it('D14.9 without an answer is nothing: past its time, and when the next client is asked', async () => {
    const office = await officeAtWork();
    const { token } = await office.as(office.manager).feedback.openScreen();
    const first = await asked(office, token, 1);
    const second = await asked(office, token, 2);
    const answer = (askId: string) => office.anyone.feedback.answer({ token, askId, rating: 3 });
    expect(await codeOf(answer(first))).toBe('FEEDBACK_NOT_ASKED');
    office.clock.advance(46_000);
    expect(await codeOf(answer(second))).toBe('FEEDBACK_NOT_ASKED');
    // Real time, not the clock's.
    const third = await asked(office, token, 3);
    office.clock.advance(46_000);
    office.clock.jump(-3_600_000);
    expect(await codeOf(answer(third))).toBe('FEEDBACK_NOT_ASKED');
    expect(office.desk.reads.feedback.held('filing')).toMatchObject({ rating1: 0, rating3: 0 });
    expect(journalled(office).filter((entry) => entry.includes('feedback.'))).toEqual([]);
  });
});

describe('the answers', () => {
  it('D14.8 are written in fives of a section, in nobody’s name, and laid beside no visit', async () => {
    const office = await officeAtWork();
    const { token } = await office.as(office.manager).feedback.openScreen();
    const given = [5, 4, 5, 1, 3];
    for (const [index, rating] of given.entries()) {
      const askId = await asked(office, token, index + 1);
      await office.anyone.feedback.answer({ token, askId, rating });
      const counted = journalled(office).filter((entry) => entry.includes('feedback.'));
      expect(counted).toHaveLength(index < 4 ? 0 : 1);
    }
    const [entry = '{}'] = journalled(office).filter((line) => line.includes('feedback.'));
    const { actor, body } = JSON.parse(entry);
    expect(actor).toBeNull();
    expect(body).toEqual({
      id: expect.any(String),
      sectionId: 'filing',
      rating1: 1,
      rating2: 0,
      rating3: 1,
      rating4: 1,
      rating5: 2,
    });
    // Held answers outlast a restart, and no column of them tells a time, a person or a visit.
    const columns = office.desk.store.sqlite
      .prepare<[], string>("SELECT name FROM pragma_table_info('feedback_held')")
      .pluck()
      .all();
    expect(columns).toEqual([
      'section_id',
      'rating1',
      'rating2',
      'rating3',
      'rating4',
      'rating5',
      'batch_id',
    ]);
  });

  it('D14.8 are seen as a distribution by manager and inspector, from every PC, and by no clerk', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const there = joinOffice(office, 2);
    const { token } = await office.as(office.manager).feedback.openScreen();
    for (let n = 1; n <= 6; n += 1) {
      const askId = await asked(office, token, n);
      await office.anyone.feedback.answer({ token, askId, rating: 4 });
    }
    carryEntries(office.desk, there.desk);
    const expected = {
      rows: [{ day: today, sectionId: 'filing', sectionName: null, counts: [0, 0, 0, 5, 0] }],
      totals: [0, 0, 0, 5, 0],
    };
    expect(await office.as(office.manager).feedback.distribution(days)).toEqual(expected);
    expect(await there.seat(office.manager).feedback.distribution(days)).toEqual(expected);
    const inspector = await office.addPerson({
      name: 'نرگس صالحی',
      nationalCode: '9990000034',
      role: 'inspector',
    });
    expect(await office.as(inspector).feedback.distribution(days)).toEqual(expected);
    expect(await codeOf(office.as(office.clerk).feedback.distribution(days))).toBe('NOT_ALLOWED');
    expect(await codeOf(office.anyone.feedback.distribution(days))).toBe('NOT_SIGNED_IN');
  });
});
