// Equipment of the demo office: registered, handed over, serviced, broken and mended, and looked for once (D18).
import { itExpert, leaver } from './cast.ts';
import type { Act, Colleague, Scene } from './scene.ts';

type Piece = Parameters<Colleague['caller']['equipment']['register']>[0];

const piece = (
  kind: Piece['kind'],
  title: string,
  serial: string,
  serviceEveryDays: number | null,
): Piece => ({
  ...{ kind, title, serial, serviceEveryDays },
  terminalId: null,
});

const pieces: readonly Piece[] = [
  { ...piece('pos_terminal', 'کارتخوان باجهٔ ۱', 'VX675-40211', 180), terminalId: '14999001' },
  { ...piece('pos_terminal', 'کارتخوان باجهٔ ۲', 'VX675-40212', 180), terminalId: '14999002' },
  piece('computer', 'رایانهٔ باجهٔ ۱', 'PC-2231-01', 365),
  piece('computer', 'رایانهٔ باجهٔ ۲', 'PC-2231-02', 365),
  piece('printer', 'چاپگر رسید باجهٔ ۱', 'TM-T20-8831', 90),
  piece('printer', 'چاپگر لیزری مدیر', 'HP-M404-1177', 30),
  piece('scanner', 'پویشگر اسناد', 'FI-7160-5520', 90),
  piece('power', 'برق اضطراری سالن', 'UPS-3KVA-19', 30),
  piece('network', 'مسیریاب دفتر', 'RB-750-6642', null),
  piece('camera', 'دوربین سالن انتظار', 'CAM-22-0914', 180),
];

async function idOf({ manager }: Scene, serial: string): Promise<string> {
  const found = (await manager.caller.equipment.list()).find((one) => one.serial === serial);
  if (found === undefined) throw new Error(`the demo office has ${serial}`);
  return found.equipmentId;
}

async function give(scene: Scene, serial: string, to: Colleague): Promise<void> {
  const equipmentId = await idOf(scene, serial);
  const offered = { equipmentId, toId: to.id, condition: 'sound', note: '' } as const;
  const { handoverId } = await scene.manager.caller.equipment.handOver(offered);
  await to.caller.equipment.answerHandover({ handoverId, answer: 'taken', condition: 'sound', note: '' });
}

export const equipmentComes: Act = async (scene) => {
  for (const one of pieces) await scene.manager.caller.equipment.register(one);
  const { clerk, otherClerk } = scene;
  const expert = await scene.with(itExpert);
  await give(scene, 'VX675-40211', clerk);
  await give(scene, 'PC-2231-01', clerk);
  await give(scene, 'TM-T20-8831', clerk);
  await give(scene, 'VX675-40212', otherClerk);
  await give(scene, 'PC-2231-02', otherClerk);
  await give(scene, 'FI-7160-5520', await scene.with(leaver));
  await give(scene, 'RB-750-6642', expert);
};

export const printerBreaks: Act = async (scene) => {
  await scene.clerk.caller.equipment.reportFault({
    equipmentId: await idOf(scene, 'TM-T20-8831'),
    ...{ description: 'کاغذ رسید را نیمه‌بریده بیرون می‌دهد', stopsWork: true },
  });
};

export const printerMended: Act = async (scene) => {
  const { caller } = scene.manager;
  const [fault] = (await caller.equipment.list()).flatMap(({ faults }) => faults);
  if (fault === undefined) return;
  await caller.equipment.repair({
    ...{ faultId: fault.faultId, outcome: 'replaced_part' },
    note: 'تیغهٔ برش در نمایندگی عوض شد؛ فاکتور ۸۸۲۱',
  });
  await caller.equipment.recordInspection({
    ...{ equipmentId: await idOf(scene, 'TM-T20-8831'), kind: 'service' },
    note: 'پس از تعویض تیغه آزمایش شد',
  });
};

/** The scanner of who was cut off comes back, and is ended: it is worn out. */
export const scannerComesBack: Act = async (scene) => {
  const { caller, password } = scene.manager;
  const equipmentId = await idOf(scene, 'FI-7160-5520');
  await caller.equipment.recover({ equipmentId, reason: 'دارندهٔ آن از دفتر رفته است' });
  await caller.equipment.writeOff({
    ...{ equipmentId, reason: 'broken', letterNumber: '۱۴۰۵/ا/۰۱۲', password },
    note: 'غلتک و لامپ سوخته و تعمیر آن صرفه ندارد',
  });
};

/** The yearly look for what is there. */
export const stocktake: Act = async (scene) => {
  const { caller } = scene.manager;
  for (const { serial } of pieces.filter((one) => one.serial !== 'FI-7160-5520'))
    await caller.equipment.sight({ scanned: serial });
  await caller.equipment.closeCheck({ since: scene.day, unknown: [] });
};

export const powerServiced: Act = async (scene) => {
  const expert = await scene.with(itExpert);
  await expert.caller.equipment.recordInspection({
    ...{ equipmentId: await idOf(scene, 'UPS-3KVA-19'), kind: 'service' },
    note: 'باتری‌ها آزموده و یکی عوض شد',
  });
};

/** A fault that is open today; work goes on. */
export const cameraFails: Act = async (scene) => {
  await scene.otherClerk.caller.equipment.reportFault({
    equipmentId: await idOf(scene, 'CAM-22-0914'),
    ...{ description: 'تصویر دوربین سالن گاهی قطع می‌شود', stopsWork: false },
  });
};
