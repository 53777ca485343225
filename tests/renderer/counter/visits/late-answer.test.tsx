// @vitest-environment happy-dom
// Who was looked for may be answered after their visit was opened: the next client's form stays empty.
import { act, type ReactNode, useState } from 'react';
import { expect, test } from 'vitest';
import { showOver, there } from '#tests/renderer/office-shell.tsx';
import { enterText, find } from '#tests/renderer/render.tsx';
import { openOffice, openVisit } from '#tests/support/office.ts';

const known = '0499370899';

type Bridge = { call: (asked: { path: string }) => Promise<unknown> };

/** Holds the answers of a procedure of the shell until they are let go. */
function holdAnswers(procedure: string): { letGo: () => void; isAsked: () => boolean } {
  const { desk } = window as unknown as { desk: Bridge };
  const { call } = desk;
  const held: (() => void)[] = [];
  desk.call = async (asked) => {
    const answer = await call(asked);
    if (asked.path.includes(procedure)) await new Promise<void>((go) => held.push(go));
    return answer;
  };
  return {
    letGo: () => {
      for (const go of held) go();
    },
    isAsked: () => held.length > 0,
  };
}

/** A form that goes with its draft, as after the visit was opened, and comes again. */
function Turning({ useDrop, children }: { useDrop: () => () => void; children: ReactNode }) {
  const [isThere, setThere] = useState(true);
  const drop = useDrop();
  const turn = () => {
    if (isThere) drop();
    setThere(!isThere);
  };
  return (
    <>
      <button id="turn" type="button" onClick={turn}>
        نوبت
      </button>
      {isThere ? children : null}
    </>
  );
}

test('D1.23 an answer that comes after the form has gone fills nothing into the next one', async () => {
  const office = await openOffice();
  const clerk = office.as(office.clerk);
  await clerk.premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
  await clerk.premises.openDay();
  await openVisit(office, known);
  const { container } = await showOver(office, office.clerk, async () => {
    const { StartVisit } = await import('#renderer/features/counter/visits/start-visit.tsx');
    const { useClientDraft } = await import('#renderer/features/counter/visits/counter-drafts.ts');
    const { WithFoot } = await import('#renderer/frame/screen-primary.tsx');
    return (
      <WithFoot>
        <Turning useDrop={() => useClientDraft().drop}>
          <StartVisit />
        </Turning>
      </WithFoot>
    );
  });
  const answers = holdAnswers('visits.findClient');
  const box = await there(
    () => container.querySelector<HTMLInputElement>('#client-nationalCode'),
    'the box of the national code',
  );
  act(() => enterText(box, known));
  await there(answers.isAsked, 'the question');
  act(() => find<HTMLButtonElement>(container, '#turn').click());
  await act(async () => {
    answers.letGo();
    // As many turns as an answer takes from the shell to the form, and more.
    for (let turns = 0; turns < 50; turns += 1) await new Promise((done) => setTimeout(done));
  });
  act(() => find<HTMLButtonElement>(container, '#turn').click());
  expect(find<HTMLInputElement>(container, '#client-nationalCode').value).toBe('');
  expect(find<HTMLInputElement>(container, '#client-name').value).toBe('');
});
