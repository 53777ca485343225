// @vitest-environment happy-dom
// Why somebody is served before others is chosen by its digit, wherever the focus of the dialog is (D14.65).
import { act } from 'react';
import { expect, test } from 'vitest';
import { jumpReasons } from '#core/counter/queue/contract.ts';
import { ReasonDialog } from '#renderer/frame/reason-dialog.tsx';
import { sentence } from '#renderer/ui/form.tsx';
import { render } from '../../render.tsx';

test('D14.65 a digit chooses a reason, each shows its own, and nothing is sent before', async () => {
  const sent: string[] = [];
  render(
    <ReasonDialog
      title="t"
      what="w"
      label="l"
      missing={sentence('queue.jumpMissing')}
      act="a"
      choices={jumpReasons.map((value) => ({ value, label: value }))}
      sending={{ isPending: false, problem: null }}
      onAct={async (reason) => void sent.push(reason)}
      onClose={() => undefined}
    />,
  );
  const keys = [...document.querySelectorAll('[role="dialog"] label kbd')].map((key) => key.textContent);
  expect(keys).toEqual(jumpReasons.map((_, index) => String(index + 1)));
  const press = (code: string, key: string, more: KeyboardEventInit = {}) =>
    act(async () => {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(
        new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true, ...more }),
      );
      target.dispatchEvent(new KeyboardEvent('keyup', { code, key, bubbles: true, ...more }));
    });
  await press('Enter', 'Enter', { ctrlKey: true });
  expect(sent).toEqual([]);
  await press('Digit5', '5');
  await press('Enter', 'Enter', { ctrlKey: true });
  expect(sent).toEqual(['was_absent']);
});
