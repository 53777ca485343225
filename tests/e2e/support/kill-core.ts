// Kills the application's process and waits until the window says so. Looked for in the page, picture by picture: a quick
// application is back before a look from outside comes.
import type { OpenDesk } from './desk.ts';

/** `says`: words of the notice. */
export async function killCore(
  { page, corePid }: Pick<OpenDesk, 'page' | 'corePid'>,
  says = '',
): Promise<void> {
  const isSaid = (words: string): boolean =>
    document.querySelector('[role="alertdialog"]')?.textContent?.includes(words) ?? false;
  const said = page.waitForFunction(isSaid, says, { polling: 'raf', timeout: 60_000 });
  process.kill(corePid(), 'SIGKILL');
  await said;
}
