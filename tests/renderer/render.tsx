// Renders into a real (happy-dom) document and types, pastes and presses the way a browser reports it.
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';
import { LanguageProvider } from '#renderer/i18n/language-provider.tsx';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

export type Rendered = { container: HTMLElement; rerender: (node: ReactNode) => void; unmount: () => void };

/**
 * Renders the node in the language in force (Persian unless the test chose otherwise). It goes with its test: tests of one worker share the
 * document.
 */
export function render(node: ReactNode): Rendered {
  const container = document.createElement('div');
  document.body.append(container);
  const root = createRoot(container);
  const show = (next: ReactNode) => act(() => root.render(<LanguageProvider>{next}</LanguageProvider>));
  show(node);
  let isThere = true;
  const unmount = () => {
    if (!isThere) return;
    isThere = false;
    act(() => root.unmount());
    container.remove();
  };
  onTestFinished(unmount);
  return { container, rerender: show, unmount };
}

/** The one element that matches; fails when there is none. */
export function find<Kind extends HTMLElement = HTMLElement>(container: HTMLElement, selector: string): Kind {
  const found = container.querySelector<Kind>(selector);
  if (found === null) throw new Error(`nothing matches ${selector} in ${container.innerHTML}`);
  return found;
}

/** Puts a text into a field at once, as a paste does, or as the last keystroke left it. */
export function enterText(input: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  act(() => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value')?.set?.call(input, text);
    input.setSelectionRange(text.length, text.length);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** Types a text key by key at the caret's place. */
export function typeText(input: HTMLInputElement, text: string): void {
  for (const character of text) {
    const at = input.selectionStart ?? input.value.length;
    const next = input.value.slice(0, at) + character + input.value.slice(at);
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, next);
      input.setSelectionRange(at + 1, at + 1);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
}
