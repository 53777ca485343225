// @vitest-environment happy-dom
// Half-finished work belongs to one person, and outlives the screen.
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { sessionToken, useSession } from '#renderer/api/session.ts';
import { type Draft, putDraftsBack, takeDraftsOut, useDraft } from '#renderer/frame/drafts.ts';
import { type Rendered, render } from './render.tsx';

const person = (id: string) => ({ id, name: id, role: 'clerk' as const, state: 'active' as const });
const signIn = (id: string) =>
  act(() => useSession.getState().begin({ token: `token of ${id}`, person: person(id) }));

let rendered: Rendered | undefined;
let draft: Draft<string> | undefined;

function Note() {
  draft = useDraft('note', '');
  return <p>{draft.value}</p>;
}

const showNote = () => {
  rendered = render(<Note />);
};
const keep = (value: string) => act(() => draft?.keep(value));

afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
});

test('A6 a draft leaves the page with the lock, and is there again when it is opened', () => {
  signIn('ali');
  showNote();
  keep('half a sentence');
  rendered?.unmount();
  act(() => useSession.getState().lock());
  const taken = takeDraftsOut('ali');
  expect(takeDraftsOut('ali')).toBeNull();
  act(() => putDraftsBack('ali', taken));
  act(() => useSession.getState().unlock('next token'));
  expect(sessionToken()).toBe('next token');
  showNote();
  expect(draft?.value).toBe('half a sentence');
  expect(draft?.isStarted).toBe(true);
});

test('another person finds nothing of it, and the first one finds it again', () => {
  signIn('ali');
  showNote();
  keep('only for Ali');
  signIn('zahra');
  expect(draft?.value).toBe('');
  keep('only for Zahra');
  signIn('ali');
  expect(draft?.value).toBe('only for Ali');
});

test('a dropped draft is gone', () => {
  signIn('ali');
  showNote();
  keep('done with');
  act(() => draft?.drop());
  expect(draft?.value).toBe('');
  expect(draft?.isStarted).toBe(false);
});
