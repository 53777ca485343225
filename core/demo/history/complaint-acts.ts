// Complaints and feedback at the demo office: answered in time, decided by two, near their deadline and past it (D7).
import type { ComplaintOutcome } from '#core/counter/complaints/contract.ts';
import { leaver } from './cast.ts';
import type { Act, Colleague, Scene } from './scene.ts';

type Registering = Parameters<Colleague['caller']['complaints']['register']>[0];

const complaint = (
  category: Registering['category'],
  text: string,
  contact: readonly [name: string, phone: string],
): Registering => ({
  ...{ kind: 'complaint', category, aboutManager: false, text, visitId: null },
  ...{ contactName: contact[0], contactPhone: contact[1] },
});

/** Somebody writes it down at the counter. */
const comes =
  (input: Registering): Act =>
  async ({ clerk }) => {
    await clerk.caller.complaints.register(input);
  };

const of = async ({ manager }: Scene, category: Registering['category']) => {
  const { rows } = await manager.caller.complaints.list({ state: 'open' });
  return rows.find((row) => row.category === category && row.kind === 'complaint');
};

/** The manager answers the open one of a category. */
const answered =
  (category: Registering['category'], outcome: ComplaintOutcome, text: string): Act =>
  async (scene) => {
    const open = await of(scene, category);
    if (open === undefined) throw new Error(`there is an open complaint of ${category}`);
    const { complaintId } = open;
    await scene.manager.caller.complaints.addAddendum({ kind: 'outcome', complaintId, outcome, text });
  };

export const delayComes = comes(
  complaint('delay', 'با اینکه نوبت داشتم پنجاه دقیقه در سالن منتظر ماندم.', ['حسین قاسمی', '09121110041']),
);
export const delayAnswered = answered(
  'delay',
  'upheld',
  'باجهٔ دوم در ساعت شلوغ باز نبود؛ از شنبه هر دو باجه از ساعت ۸ باز است. تلفنی عذرخواهی شد.',
);

export const overchargeComes = comes(
  complaint('overcharge', 'برای ثبت لایحه بیش از مبلغ تابلو از کارتم کم شد.', [
    'مهناز یزدانی',
    '09121110042',
  ]),
);
export const overchargeAnswered = answered(
  'overcharge',
  'rejected',
  'رسید و تعرفه با شاکی دیده شد؛ سه برگ اضافه داشت و مبلغ برابر تعرفه بود.',
);

/** About somebody of the office: the manager does not decide alone. */
export const conductComes: Act = async (scene) => {
  const { id: aboutId } = await scene.with(leaver);
  const words = 'متصدی با صدای بلند گفت فرم را اشتباه پر کرده‌ام و از پاسخ دادن خودداری کرد.';
  const input = complaint('conduct', words, ['پروین عباسی', '09121110043']);
  await scene.clerk.caller.complaints.register({ ...input, aboutId });
};
export const conductAnswered: Act = async (scene) => {
  const open = await of(scene, 'conduct');
  if (open === undefined) throw new Error('there is a complaint about conduct');
  const { manager, otherClerk } = scene;
  await manager.caller.complaints.addAddendum({
    ...{ kind: 'outcome', complaintId: open.complaintId, outcome: 'upheld' },
    text: 'دو همکار حاضر گفتهٔ شاکی را تأیید کردند؛ متصدی دیگر در دفتر کار نمی‌کند و از شاکی عذرخواهی شد.',
    beside: {
      ...{ personId: otherClerk.id, password: otherClerk.password },
      words: 'من هم در سالن بودم و رفتار متصدی با شاکی را دیدم',
    },
  });
};

/** Nobody answered it: its deadline has passed today. */
export const premisesComes = comes(
  complaint('premises', 'سرمایش سالن انتظار از هفتهٔ پیش خراب است و صندلی کافی نیست.', [
    'محمد حیدری',
    '09121110044',
  ]),
);
/** Its deadline is tomorrow. */
export const confidentialityComes = comes(
  complaint('confidentiality', 'نام و شمارهٔ پروندهٔ من با صدای بلند در سالن خوانده شد.', [
    'لیلا شریفی',
    '09121110045',
  ]),
);
export const addendumComes: Act = async (scene) => {
  const open = await of(scene, 'confidentiality');
  if (open === undefined) return;
  await scene.clerk.caller.complaints.addAddendum({
    ...{ kind: 'addendum', complaintId: open.complaintId },
    text: 'شاکی تلفنی گفت دو نفر دیگر هم شنیده‌اند و حاضرند شهادت بدهند.',
  });
};
export const freshComes = comes(
  complaint('other', 'رسید من جا ماند و تلفنی گفتند باید دوباره حضوری بیایم.', ['کیوان نوری', '09121110046']),
);

const feedback = (category: 'satisfaction' | 'suggestion', text: string): Act =>
  comes({ ...complaint(category, text, ['', '']), kind: 'feedback' });

export const thanksCome = feedback('satisfaction', 'خانم کریمی با حوصله مراحل ثنا را برای پدرم توضیح داد.');
export const suggestionComes = feedback(
  'suggestion',
  'برای سالمندان یک باجهٔ بدون نوبت بگذارید و شمارهٔ نوبت را بزرگ‌تر نشان دهید.',
);
