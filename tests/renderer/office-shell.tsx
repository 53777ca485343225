// Screens over a real office: the shell answers each call as the application does, from an encrypted store in a temporary folder.
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { act, type ReactNode } from 'react';
import { onTestFinished, vi } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import type { TestOffice, TestPerson } from '#tests/support/office.ts';
import { render } from './render.tsx';

type Call = { path: string; method: 'GET' | 'POST'; headers: Record<string, string>; body: string | null };

/** The bridge of the shell before the office: one call is one request to its procedures. */
const bridgeTo = ({ desk }: TestOffice) => ({
  async call({ path, method, headers, body }: Call) {
    const req = new globalThis.Request(new URL(path, 'http://desk.test'), { method, headers, body });
    const answer = await fetchRequestHandler({
      endpoint: '/api',
      req,
      router: appRouter,
      allowBatching: false,
      createContext: () => ({ desk, session: headers['x-session'] ?? null, origin: null }),
    });
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
  },
  onEvent: () => () => undefined,
  onState: () => () => undefined,
  onLock: () => () => undefined,
  restMs: async () => 0,
});

/**
 * Shows what `load` brings, as the person who has just signed in sees it. `load` imports the screen: it has to find the shell.
 */
export async function showOver(office: TestOffice, who: TestPerson, load: () => Promise<ReactNode>) {
  const signedIn = await office.anyone.staff.signIn({ personId: who.id, password: who.password });
  Object.assign(window, { desk: bridgeTo(office) });
  vi.resetModules();
  const { useSession } = await import('#renderer/api/session.ts');
  useSession.getState().begin(signedIn);
  const { createDeskCache } = await import('#renderer/api/query-client.ts');
  const cache = createDeskCache();
  const node = await load();
  const rootRoute = createRootRoute({ component: () => node });
  const anywhere = createRoute({ getParentRoute: () => rootRoute, path: '$' });
  const router = createRouter({
    routeTree: rootRoute.addChildren([anywhere]),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  await router.load();
  const shown = render(
    <QueryClientProvider client={cache}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  onTestFinished(() => {
    shown.unmount();
    cache.clear();
    useSession.getState().end();
    Reflect.deleteProperty(window, 'desk');
  });
  return {
    container: shown.container,
    /** Reads everything on screen anew, as a change at another PC would make it. */
    readAnew: () => act(() => cache.refetchQueries()),
  };
}

/** Waits until what is asked for is there: answers come from a real store. */
export async function there<Found>(
  find: () => Found | null | undefined | false,
  what: string,
): Promise<Found> {
  const end = Date.now() + 10_000;
  for (;;) {
    const found = find();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`not there: ${what}; on screen: ${document.body.textContent}`);
    await act(() => new Promise((later) => setTimeout(later, 5)));
  }
}

/** Presses the one button with this name; the hint of its key is no part of it. */
export async function pressNamed(name: string, within: ParentNode = document): Promise<void> {
  const button = [...within.querySelectorAll('button')].find((one) => nameOf(one) === name);
  if (button === undefined) throw new Error(`there is no button ${name} in ${document.body.textContent}`);
  await act(async () => button.click());
}

function nameOf(button: HTMLButtonElement): string {
  const hint = button.querySelector('kbd')?.textContent ?? '';
  const shown = button.textContent ?? '';
  return button.getAttribute('aria-label') ?? shown.slice(0, shown.length - hint.length).trim();
}
