// What the province is asked for where nobody in the office is independent, and what it answered (D20.164).
import type { AskedControl } from './contract.ts';
import type { ControlAsk, ControlReads } from './queries.ts';

/** An answer of the province that holds, as the duty that keeps its words knows it. */
export type ProvinceAnswers = {
  readonly fees: {
    provinceAnswerOn(
      thing: { readonly what: 'control' } & Pick<ControlAsk, 'id' | 'device' | 'epoch' | 'seq'>,
    ): { readonly at: string; readonly refusedFor: string | null } | null;
  };
};
export type AskReads = ProvinceAnswers & { readonly controls: Pick<ControlReads, 'asks' | 'isUsed'> };

const thingOf = ({ id, device, epoch, seq }: ControlAsk) =>
  ({ what: 'control', id, device, epoch, seq }) as const;

/** What the province has not answered yet. */
export const asksWaiting = ({
  controls,
  fees,
}: Omit<AskReads, 'controls'> & { controls: Pick<ControlReads, 'asks'> }) =>
  controls
    .asks()
    .map(thingOf)
    .filter((thing) => fees.provinceAnswerOn(thing) === null);

/** What the office asked, the newest first, with what became of it. */
export const askedControls = (
  { controls, fees }: AskReads,
  nameOf: (id: string | null) => string | null,
): AskedControl[] =>
  controls.asks().map((ask) => {
    const answer = fees.provinceAnswerOn(thingOf(ask));
    const { id, control, about, title, before, after, reason, at } = ask;
    const refusedFor = answer?.refusedFor ?? null;
    const agreed = controls.isUsed(ask) ? 'used' : 'agreed';
    return {
      ...{ id, control, about, title, before, after, reason, at, refusedFor },
      byName: nameOf(ask.actor),
      state: answer === null ? 'waiting' : refusedFor === null ? agreed : 'refused',
      answeredAt: answer?.at ?? null,
    };
  });

/** What the province agreed to that is exactly this, and that nobody has used; null where there is none. */
export function agreedAsk(
  { controls, fees }: AskReads,
  { control, about, before, after }: Pick<ControlAsk, 'control' | 'about' | 'before' | 'after'>,
): ControlAsk | null {
  const found = controls
    .asks()
    .filter(
      (ask) => ask.control === control && ask.about === about && ask.before === before && ask.after === after,
    )
    .find((ask) => fees.provinceAnswerOn(thingOf(ask))?.refusedFor === null && !controls.isUsed(ask));
  return found ?? null;
}

/** When the province agreed to what it was asked; null where it did not, or its word is not here. */
export function agreedAt({ controls, fees }: AskReads, askId: string): string | null {
  const ask = controls.asks().find(({ id }) => id === askId);
  const answer = ask === undefined ? null : fees.provinceAnswerOn(thingOf(ask));
  return answer?.refusedFor === null ? answer.at : null;
}
