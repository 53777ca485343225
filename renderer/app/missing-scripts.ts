// Scripts of later screens that could not be fetched. React and the browser keep such a failure for as long as the page
// lives: trying again means a new page.

const failures = new WeakSet<object>();

/** Notes every script that does not come, from now on. */
export function watchScripts(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if ('payload' in event && event.payload instanceof Error) failures.add(event.payload);
  });
}

/** Whether a screen failed because its script is not there. */
export function isScriptMissing(error: unknown): boolean {
  return error instanceof Error && failures.has(error);
}
