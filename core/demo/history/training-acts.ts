// Training and notices at the demo office: topics, sessions with who was there, and what everybody has to read (D13–D15).
import { itExpert, leaver, legalExpert, newClerk } from './cast.ts';
import type { Act, Colleague, Scene } from './scene.ts';

type Topic = Parameters<Colleague['caller']['training']['addTopic']>[0];
type Notice = Parameters<Colleague['caller']['training']['publishNotice']>[0];

const atCounter = ['clerk', 'manager'] as const;
const everybody = [...atCounter, 'legal_expert', 'it_expert'] as const;

const identity: Topic = { title: 'احراز هویت و نمایندگی', roles: [...atCounter], validForDays: 180 };
const security: Topic = { title: 'امنیت اطلاعات و محرمانگی', roles: [...everybody], validForDays: 365 };
const conduct: Topic = { title: 'رفتار با مراجعه‌کننده و شکایت‌ها', roles: [...atCounter], validForDays: 365 };

export const topicsBegin: Act = async ({ manager }) => {
  for (const topic of [identity, security, conduct]) await manager.caller.training.addTopic(topic);
};

/** A session that was held today, confirmed by those who were there. */
async function session(
  scene: Scene,
  { topic, minutes, trainer }: { readonly topic: Topic; readonly minutes: number; readonly trainer: string },
  present: readonly Colleague[],
  silent: readonly Colleague[] = [],
): Promise<void> {
  const { manager, day, machine } = scene;
  const { topics } = await manager.caller.training.matrix();
  const topicId = topics.find(({ title }) => title === topic.title)?.topicId;
  if (topicId === undefined) throw new Error(`there is a topic ${topic.title}`);
  const attendeeIds = [...present, ...silent].map(({ id }) => id);
  const { sessionId } = await manager.caller.training.recordSession({
    ...{ topicId, heldOn: day, minutes, trainer, attendeeIds },
  });
  machine.advance(60_000);
  for (const { caller } of present) await caller.training.confirmAttendance({ sessionId });
}

export const identitySession: Act = async (scene) => {
  const { manager, clerk, otherClerk } = scene;
  const held = { topic: identity, minutes: 90, trainer: 'نرگس کاظمی، کارشناس حقوقی' };
  await session(scene, held, [manager, clerk, otherClerk]);
};

export const securitySession: Act = async (scene) => {
  const { manager, clerk, otherClerk } = scene;
  const experts = [await scene.with(legalExpert), await scene.with(itExpert)];
  const held = { topic: security, minutes: 120, trainer: 'مرکز آمار استان' };
  await session(scene, held, [manager, clerk, ...experts], [otherClerk]);
};

/** The new clerk learns; the other one's attendance waits for their own word. */
export const newClerkLearns: Act = async (scene) => {
  const newcomer = await scene.with(newClerk);
  const held = { topic: identity, minutes: 240, trainer: 'نرگس کاظمی، کارشناس حقوقی' };
  await session(scene, held, [newcomer]);
};

export const conductSession: Act = async (scene) => {
  const { manager, clerk, otherClerk } = scene;
  const held = { topic: conduct, minutes: 60, trainer: 'کانون دفاتر خدمات قضایی' };
  await session(scene, held, [manager, clerk], [otherClerk]);
};

const conductNotice: Notice = {
  kind: 'conduct',
  title: 'منشور رفتار با مراجعه‌کننده',
  body: 'با مراجعه‌کننده محترمانه سخن بگویید، نوبت را رعایت کنید و هیچ خدمتی را بی‌دلیل رد نکنید.',
  roles: [...everybody],
  renewEveryDays: 365,
  questions: [
    {
      question: 'مراجعه‌کننده شکایت دارد؛ چه می‌کنید؟',
      answers: ['ثبت و دادن کد رهگیری', 'ارجاع به روز بعد'],
      right: 0,
    },
  ],
};
const adviceNotice: Notice = {
  kind: 'no_legal_advice',
  title: 'مشاورهٔ حقوقی در دفتر ممنوع است',
  body: 'پرسش حقوقی را پاسخ ندهید؛ مراجعه‌کننده را به ۱۲۹ یا وکیل راهنمایی و ارجاع را ثبت کنید.',
  roles: [...everybody],
  renewEveryDays: 365,
  questions: [],
};
const directive: Notice = {
  kind: 'directive',
  title: 'بخشنامهٔ احراز هویت با اصل مدرک',
  body: 'از این پس رونوشت مدرک پذیرفته نیست. اصل کارت ملی دیده و تاریخ اعتبار نمایندگی خوانده شود.',
  roles: [...everybody],
  renewEveryDays: null,
  questions: [{ question: 'رونوشت مدرک پذیرفته است؟', answers: ['بله', 'خیر'], right: 1 }],
};
const hours: Notice = {
  kind: 'other',
  title: 'ساعت کار پنجشنبه‌ها',
  body: 'پنجشنبه‌ها باجه تا ساعت ۱۲:۳۰ باز است و شماره‌دهی از ساعت ۱۲ بسته می‌شود.',
  roles: [...everybody],
  renewEveryDays: null,
  questions: [],
};

/** Published and read at once by those whose work it would stop; the others read it when they find time. */
async function publish(scene: Scene, notice: Notice, readers: readonly Colleague[]): Promise<void> {
  const { noticeId } = await scene.manager.caller.training.publishNotice(notice);
  const answers = notice.questions.map(({ right }) => right);
  for (const { caller } of readers) await caller.training.acknowledge({ noticeId, answers });
}

export const yearlyNotices: Act = async (scene) => {
  const { manager, clerk, otherClerk } = scene;
  const others = [await scene.with(legalExpert), await scene.with(itExpert), await scene.with(leaver)];
  const readers = [manager, clerk, otherClerk, ...others];
  for (const notice of [conductNotice, adviceNotice]) await publish(scene, notice, readers);
};

export const directiveComes: Act = async (scene) => {
  const { manager, clerk, otherClerk } = scene;
  const others = [await scene.with(legalExpert), await scene.with(leaver)];
  await publish(scene, directive, [manager, clerk, otherClerk, ...others]);
};

/** The latest: the experts have it to read. */
export const hoursChange: Act = async (scene) => {
  const { manager, clerk, otherClerk } = scene;
  await publish(scene, hours, [manager, clerk, otherClerk, await scene.with(newClerk)]);
};

/** Who begins reads what was published before. */
export const newClerkReads: Act = async (scene) => {
  const { caller } = await scene.with(newClerk);
  for (const { noticeId, questions } of (await caller.training.own()).notices) {
    const known = [conductNotice, directive].find(
      (one) => one.questions[0]?.question === questions[0]?.question,
    );
    const answers = questions.length === 0 ? [] : (known?.questions ?? []).map(({ right }) => right);
    await caller.training.acknowledge({ noticeId, answers });
  }
};
