// The device of a terminal changes hands with it when a desk is handed over, both sides in their own name.
import { describe, expect, it } from 'vitest';
import { officeAtWork, otherTerminal, terminal } from '#tests/support/closing-day.ts';
import { problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

/** The clerk holds the device of the first terminal; that of the other one is in the store. */
async function withDevices() {
  const office = await officeAtWork();
  const manager = office.as(office.manager);
  const ids: string[] = [];
  for (const terminalId of [terminal, otherTerminal]) {
    const piece = { kind: 'pos_terminal', title: 'کارتخوان', serviceEveryDays: null } as const;
    const serial = `PX-${terminalId}`;
    const { equipmentId } = await manager.equipment.register({ ...piece, serial, terminalId });
    ids.push(equipmentId);
  }
  const [equipmentId = ''] = ids;
  const toClerk = { equipmentId, toId: office.clerk.id, condition: 'sound', note: '' } as const;
  const { handoverId } = await manager.equipment.handOver(toClerk);
  const taken = { handoverId, answer: 'taken', condition: 'sound', note: '' } as const;
  await office.as(office.clerk).equipment.answerHandover(taken);
  return { office, equipmentId };
}

const holderOf = async ({ as, manager }: TestOffice, equipmentId: string) => {
  const pieces = await as(manager).equipment.list();
  return pieces.find((piece) => piece.equipmentId === equipmentId)?.holder?.id ?? null;
};
const seenOf = async ({ as, manager }: TestOffice) =>
  (await as(manager).handovers.ofDay({ day: today })).at(-1)?.terminals ?? [];
const offerOf = ({ manager }: TestOffice) =>
  ({ toId: manager.id, visitIds: [], terminalIds: [terminal, otherTerminal] }) as const;

describe('the device of a terminal', () => {
  it('D18.10 goes with it in one act of each side, in the condition that both said', async () => {
    const { office, equipmentId } = await withDevices();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    expect((await clerk.handovers.atHand()).devices).toMatchObject([
      { terminalId: terminal, goesAlong: true, holderName: office.clerk.name },
      { terminalId: otherTerminal, goesAlong: false, holderName: null },
    ]);
    // Nothing is offered, no terminal either, before the condition is said.
    expect(await problemOf(clerk.handovers.offer(offerOf(office)))).toEqual({
      code: 'INPUT_INVALID',
      params: { fields: ['condition'] },
    });
    expect(await manager.handovers.ofDay({ day: today })).toEqual([]);
    const { handoverId } = await clerk.handovers.offer({ ...offerOf(office), condition: 'sound' });
    expect((await manager.handovers.ofDay({ day: today }))[0]?.devices).toMatchObject([
      { terminalId: terminal, condition: 'sound' },
    ]);
    expect(await holderOf(office, equipmentId)).toBe(office.clerk.id);
    const taking = { handoverId, answer: 'taken', seen: await seenOf(office) } as const;
    expect((await problemOf(manager.handovers.answer(taking))).code).toBe('INPUT_INVALID');
    const worse = { ...taking, condition: 'faulty' } as const;
    expect((await problemOf(manager.handovers.answer(worse))).code).toBe('REASON_NEEDED');
    // Refused, nothing of it changed hands.
    expect((await clerk.handovers.atHand()).terminals).toHaveLength(2);
    expect(await holderOf(office, equipmentId)).toBe(office.clerk.id);
    await manager.handovers.answer({ ...worse, note: 'صفحهٔ نمایش شکسته است' });
    expect(await holderOf(office, equipmentId)).toBe(office.manager.id);
    const [last] = await manager.equipment.history({ equipmentId });
    expect(last).toMatchObject({ kind: 'taken', condition: 'faulty', note: 'صفحهٔ نمایش شکسته است' });
    expect((await manager.handovers.ofDay({ day: today }))[0]).toMatchObject({
      answer: 'taken',
      devices: [],
    });
  });

  it('D18.10 stays with the giver when the desk is declined or withdrawn, and is free to be given again', async () => {
    const { office, equipmentId } = await withDevices();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    const offer = { ...offerOf(office), condition: 'worn' } as const;
    const first = await clerk.handovers.offer(offer);
    await manager.handovers.answer({ ...first, answer: 'declined', seen: [] });
    const second = await clerk.handovers.offer(offer);
    await clerk.handovers.answer({ ...second, answer: 'withdrawn', seen: [] });
    expect(await holderOf(office, equipmentId)).toBe(office.clerk.id);
    const toStore = { equipmentId, toId: null, condition: 'sound', note: '' } as const;
    await clerk.equipment.handOver(toStore);
    // On its way to the store it does not go along to somebody else as well.
    expect((await problemOf(clerk.handovers.offer(offer))).code).toBe('HANDOVER_OPEN');
  });

  it('D18.10 is nobody’s way round: a device that the manager took back since, or the taker by itself, stays where it is', async () => {
    const { office, equipmentId } = await withDevices();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    const offer = { ...offerOf(office), condition: 'sound' } as const;
    const first = await clerk.handovers.offer(offer);
    await manager.equipment.recover({ equipmentId, reason: 'برای تعمیر به شرکت فرستاده شد' });
    await manager.handovers.answer({ ...first, answer: 'taken', seen: await seenOf(office) });
    expect(await holderOf(office, equipmentId)).toBeNull();
    // Back again: the device is in the store, and the manager gives it out of there.
    const back = { ...offer, toId: office.clerk.id };
    const second = await manager.handovers.offer(back);
    const [open] = (await clerk.equipment.list()).flatMap(({ handover }) => handover ?? []);
    const alone = {
      handoverId: open?.handoverId ?? '',
      answer: 'taken',
      condition: 'sound',
      note: '',
    } as const;
    await clerk.equipment.answerHandover(alone);
    await clerk.handovers.answer({
      ...second,
      answer: 'taken',
      seen: await seenOf(office),
      condition: 'sound',
    });
    expect(await holderOf(office, equipmentId)).toBe(office.clerk.id);
  });

  it('D18.10 comes out the same on another PC at which the taker sits', { tags: 'release' }, async () => {
    const { office, equipmentId } = await withDevices();
    const { handoverId } = await office
      .as(office.clerk)
      .handovers.offer({ ...offerOf(office), condition: 'sound' });
    const there = joinOffice(office, 2);
    const seen = await seenOf(office);
    await there
      .seat(office.manager)
      .handovers.answer({ handoverId, answer: 'taken', seen, condition: 'sound' });
    carryEntries(there.desk, office.desk);
    expect(await holderOf(office, equipmentId)).toBe(office.manager.id);
  });
});
