// @vitest-environment happy-dom
// Ctrl+Enter does the primary act of every dialog, wherever its focus is, once a press; Esc leaves it.
import { act, type ReactNode } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ActDialog } from '#renderer/frame/act-dialog.tsx';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
import { type Rendered, render } from './render.tsx';

let rendered: Rendered | undefined;
let did: string[] = [];
beforeEach(() => {
  did = [];
});
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
});

const doing = (what: string) => () => void did.push(what);
const idle = { isPending: false, problem: null };
const shell = { title: 'title', isOpen: true, onClose: doing('closed') } as const;
const form = { title: 'title', act: 'act', back: 'back', onClose: doing('closed') } as const;

const inTop = (selector: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>(`[role$=dialog] ${selector}`)].at(-1);
  if (found === undefined) throw new Error(`no ${selector} in a dialog`);
  return found;
};
const press = (key: string, at: Element = document.body, more: KeyboardEventInit = {}) =>
  act(async () => {
    at.dispatchEvent(
      new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, ...more }),
    );
  });
const confirm = (at?: Element, more: KeyboardEventInit = {}) =>
  press('Enter', at, { ctrlKey: true, ...more });

const primary = (
  <Button kind="primary" onPress={doing('act')}>
    act
  </Button>
);
const danger = (
  <Button kind="danger" onPress={doing('danger')}>
    danger
  </Button>
);
const quiet = (
  <Button id="quiet" onPress={doing('quiet')}>
    quiet
  </Button>
);
const frames: readonly [string, ReactNode, string[]][] = [
  [
    'a question with its act at its foot',
    <Dialog
      key=""
      {...shell}
      actions={
        <>
          {primary}
          {quiet}
        </>
      }
    >
      {quiet}
    </Dialog>,
    ['act'],
  ],
  [
    'an act in the body',
    <Dialog key="" {...shell}>
      {quiet}
      {primary}
    </Dialog>,
    ['act'],
  ],
  [
    'an alert',
    <Dialog key="" {...shell} isAlert actions={primary}>
      {quiet}
    </Dialog>,
    ['act'],
  ],
  [
    'a final act that is the question',
    <ActDialog key="" {...form} sending={idle} onAct={async () => doing('act')()}>
      {quiet}
    </ActDialog>,
    ['act'],
  ],
  [
    'a form',
    <FormDialog key="" {...form} sending={idle} onSubmit={doing('act')}>
      {quiet}
    </FormDialog>,
    ['act'],
  ],
  [
    'a form of one line',
    <Dialog key="" {...shell}>
      {quiet}
      <StackedForm onSubmit={doing('act')}>{null}</StackedForm>
    </Dialog>,
    ['act'],
  ],
  [
    'a reading without an act',
    <Dialog key="" {...shell} actions={quiet}>
      {quiet}
    </Dialog>,
    [],
  ],
  [
    'a final act that is one of many',
    <Dialog key="" {...shell}>
      {danger}
      {quiet}
    </Dialog>,
    [],
  ],
  [
    'a pending act',
    <Dialog
      key=""
      {...shell}
      actions={
        <Button kind="primary" isPending onPress={doing('act')}>
          act
        </Button>
      }
    >
      {quiet}
    </Dialog>,
    [],
  ],
  [
    'an act that is not possible',
    <Dialog
      key=""
      {...shell}
      actions={
        <Button kind="primary" isDisabled onPress={doing('act')}>
          act
        </Button>
      }
    >
      {quiet}
    </Dialog>,
    [],
  ],
  [
    'a pending form',
    <FormDialog key="" {...form} sending={{ isPending: true, problem: null }} onSubmit={doing('act')}>
      {quiet}
    </FormDialog>,
    [],
  ],
];

test.each(frames)('Ctrl+Enter and Esc in %s', async (_what, frame, expected) => {
  rendered = render(frame);
  await confirm(inTop('#quiet'));
  expect(did).toEqual(expected);
  await confirm();
  expect(did).toEqual([...expected, ...expected]);
  // Held down, with another key, or as plain Enter in the wrong place it does nothing.
  await confirm(inTop('#quiet'), { repeat: true });
  await confirm(inTop('#quiet'), { altKey: true });
  expect(did).toEqual([...expected, ...expected]);
  await press('Escape', inTop('#quiet'));
  expect(did.at(-1)).toBe('closed');
});

test('a dialog over a dialog answers alone, and what stands over a dialog keeps its keys', async () => {
  const lower = (upper: ReactNode) => (
    <Dialog {...shell} actions={primary}>
      {upper}
    </Dialog>
  );
  rendered = render(lower(null));
  rendered.rerender(
    lower(
      <FormDialog {...form} sending={idle} onSubmit={doing('upper')}>
        {quiet}
      </FormDialog>,
    ),
  );
  await confirm(inTop('#quiet'));
  await confirm();
  expect(did).toEqual(['upper', 'upper']);
  const list = document.createElement('div');
  document.body.append(list);
  await confirm(list);
  list.remove();
  expect(did).toEqual(['upper', 'upper']);
});

test('nothing behind the dialog hears of it', async () => {
  const behind = doing('behind');
  document.body.addEventListener('keydown', behind);
  rendered = render(<Dialog {...shell}>{quiet}</Dialog>);
  await confirm(inTop('#quiet'));
  document.body.removeEventListener('keydown', behind);
  expect(did).toEqual([]);
});
