// The morning of the demo office: what is due is looked at, mended things are looked at again, the day opens (D5, D6, D17).
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { hangBoard, reviewActions } from '../play-day.ts';
import type { Scene } from './scene.ts';

const minute = 60_000;
/** How often something is not as it should be. */
const seldom = 0.012;

/** What is found at an item, and what is to be done about it. */
const found: Readonly<Record<string, readonly [note: string, description: string]>> = {
  sign_127: ['تابلوی ۱۲۷ کم‌رنگ شده است', 'چاپ و نصب دوبارهٔ تابلوی ۱۲۷'],
  rate_board: ['یک گوشهٔ تابلوی نرخ کنده شده است', 'چاپ و نصب دوبارهٔ تابلوی نرخ'],
  guide_boards: ['برگهٔ راهنمای ثنا کنده شده است', 'نصب دوبارهٔ برگهٔ راهنمای ثنا'],
  lawyers_inbox: ['یک لایحه از مهلت خود گذشته است', 'رسیدگی به لایحهٔ مانده تا پایان امروز'],
  waiting_area: ['یک صندلی سالن شکسته است', 'تعمیر یا تعویض صندلی سالن'],
};

type Morning = {
  /** An item at which something is found today. */
  readonly failing?: string;
  /** What is to be done waits. */
  readonly isLeft?: boolean;
};

/** Looks at what is due and opens the day. */
export async function playMorning(scene: Scene, { failing, isLeft = false }: Morning = {}): Promise<void> {
  const { machine, manager, clerk, otherClerk, day } = scene;
  const { caller } = manager;
  const { items, openActions } = await caller.premises.morningCard();
  await hangBoard(caller);
  for (const { item, isDue, check } of items) {
    if (!isDue || check !== null) continue;
    const words = found[item];
    const isFailed = item === failing || machine.random.chance(seldom);
    const [note, description] = words ?? ['', ''];
    await caller.premises.recordCheck({
      ...{ item, result: isFailed && words !== undefined ? 'failed' : 'passed', note: isFailed ? note : '' },
      ...(isFailed && words !== undefined
        ? { correctiveAction: { description, ownerId: otherClerk.id, dueDay: addDays(day, 3) } }
        : {}),
    });
    machine.advance(machine.random.between(0, 1) * minute);
  }
  for (const { actionId, completion } of isLeft ? [] : openActions)
    if (completion === null)
      await otherClerk.caller.premises.completeAction({
        ...{ actionId, proofKind: 'seen_on_site', note: 'انجام شد و در محل دیده شد' },
      });
  if ((await caller.premises.morningCard()).state === 'not_opened') await caller.premises.openDay();
  await reviewActions(clerk);
}
