// The PC's clock has no say in who may work: the password that was set last counts, and an entry lies after the one before it.
import { describe, expect, it } from 'vitest';
import { parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import { zeroHash } from '#core/foundation/wire/chain.ts';
import { envelopeSchema } from '#core/foundation/wire/contract.ts';
import { epochOpened } from '#core/replication/sync/entries.ts';
import { morning, openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const day = 24 * 60 * 60 * 1000;

async function cutOff({ as, clerk, manager }: TestOffice): Promise<void> {
  const facts = { personId: clerk.id, reasonCode: 'left', leftAt: morning } as const;
  await as(manager).staff.cutOff({ ...facts, password: manager.password });
}

describe('a changed password', () => {
  it('D11.4 wins over the former one on a PC that hears of it late', async () => {
    const office = await openOffice();
    office.clock.advance(day);
    const other = joinOffice(office, 2);
    office.clock.advance(-3 * day);
    const next = 'another-good-password';
    await office.as(office.clerk).staff.changePassword({ current: office.clerk.password, next });
    carryEntries(office.desk, other.desk);
    await expect(other.signIn(office.clerk)).rejects.toThrow('WRONG_PASSWORD');
    await other.signIn({ ...office.clerk, password: next });
  });
});

describe('the instant of an entry', () => {
  const last = ({ desk }: TestOffice) => {
    const [entry] = desk.path.journal.arrivedAfter(desk.path.journal.count() - 1, 1);
    return envelopeSchema.parse(parseJsonBytes(entry?.bytes ?? new Uint8Array()));
  };

  it('J10 never lies before the last entry, a doubt of the clock between them; what it said is kept', async () => {
    const office = await openOffice();
    await office.as(office.clerk).visits.referAdvice({ visitId: null });
    const before = last(office);
    expect(before.clock).not.toHaveProperty('wall');
    office.clock.set('2026-11-20T04:30:00.000Z');
    await office.as(office.clerk).visits.referAdvice({ visitId: null });
    const after = last(office);
    expect(Date.parse(after.at) - Date.parse(before.at)).toBe(2);
    expect(after.day).toBe(before.day);
    expect(after.clock.wall).toMatch(/^2026-11-20T04:30/);
  });

  it('J10 lies after the last entry also where the clock stands still', async () => {
    const office = await openOffice();
    office.clock.pace(0);
    const instants: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      await office.as(office.clerk).visits.referAdvice({ visitId: null });
      instants.push(Date.parse(last(office).at));
    }
    const [first = 0] = instants;
    expect(instants).toEqual([first, first + 1, first + 2]);
  });

  it('J10 does not lie before the entries of the former epoch either', async () => {
    const office = await openOffice();
    const before = last(office);
    office.clock.set('2026-11-20T04:30:00.000Z');
    office.desk.path.renew({ epoch: 'a'.repeat(32), startHash: '0'.repeat(64) }, (tx) => {
      expect(tx.at > before.at).toBe(true);
      tx.append(epochOpened, {
        ...{
          id: tx.newId(),
          parentEpoch: before.epoch,
          parentSeq: 0,
          parentHash: zeroHash,
          reason: 'restored',
        },
      });
    });
  });
});

it('cutting somebody off twice is told to the manager, whose own session goes on', async () => {
  const office = await openOffice();
  await cutOff(office);
  expect(await problemOf(cutOff(office))).toEqual({ code: 'PERSON_ALREADY_CUT_OFF', params: {} });
  // What a page takes for the end of its own session is something else.
  await office.as(office.manager).staff.stillHere();
});
