// The window itself: where it opens, its menu of text, and the question before what is half typed is lost.
import { openDemoDay, toCounter } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { test as shell } from '../support/electron.ts';

const boundsOf = { x: 40, y: 50, width: 1100, height: 700 };

shell(
  'the window opens as it was left, outside the office’s folder, and never on a screen that is gone',
  { tag: '@release' },
  async ({ launch }) => {
    const first = await launch();
    // Xvfb has no window manager that could take the window out of its maximised state: the window says what a person left.
    await first.app.evaluate(({ BrowserWindow }, bounds) => {
      const [window] = BrowserWindow.getAllWindows();
      Object.assign(window ?? {}, { getNormalBounds: () => bounds, isMaximized: () => false });
    }, boundsOf);
    await first.app.close();
    const second = await launch();
    const opened = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    );
    for (const [name, wanted] of Object.entries(boundsOf)) {
      expect(Math.abs(Reflect.get(opened ?? {}, name) - wanted), name).toBeLessThanOrEqual(2);
    }
    await second.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      Object.assign(window ?? {}, {
        getNormalBounds: () => ({ x: 9000, y: 9000, width: 1100, height: 700 }),
      });
    });
    await second.app.close();
    const third = await launch();
    const { bounds, screen } = await third.app.evaluate(({ BrowserWindow, screen: screens }) => ({
      bounds: BrowserWindow.getAllWindows()[0]?.getBounds(),
      screen: screens.getPrimaryDisplay().workArea,
    }));
    expect(bounds?.x).toBeLessThan(screen.x + screen.width);
    expect(bounds?.y).toBeLessThan(screen.y + screen.height);
  },
);

shell('a text field has a menu in Persian', async ({ running: { app, page } }) => {
  await app.evaluate(({ Menu }) => {
    const seen: string[][] = [];
    Object.assign(globalThis, { seen, realMenu: Menu.buildFromTemplate });
    Object.assign(Menu, {
      buildFromTemplate: (items: { label?: string }[]) => ({
        popup: () => seen.push(items.flatMap(({ label }) => label ?? [])),
      }),
    });
  });
  await page.evaluate(() => {
    document.body.innerHTML = '<input id="written" value="متن"><p id="plain">هیچ</p>';
  });
  await page.locator('#plain').click({ button: 'right' });
  await page.locator('#written').click({ button: 'right' });
  const seen = () => app.evaluate(() => Reflect.get(globalThis, 'seen') as string[][]);
  await expect.poll(seen).toContainEqual(['برگرداندن', 'برش', 'رونوشت', 'چسباندن', 'انتخاب همه']);
  await app.evaluate(({ Menu }) =>
    Object.assign(Menu, { buildFromTemplate: Reflect.get(globalThis, 'realMenu') }),
  );
});

test('closing asks while a client is half typed, and stays when the person stays', async ({ openDesk }) => {
  const { page, app } = await openDesk();
  if (app === undefined) throw new Error('this spec is about the desktop');
  await openDemoDay(page);
  await toCounter(page);
  await app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    Object.assign(dialog, {
      showMessageBox: (_window: unknown, { message }: { message: string }) => {
        asked.push(message);
        return Promise.resolve({ response: 0 });
      },
    });
  });
  const asked = () => app.evaluate(() => Reflect.get(globalThis, 'asked') as string[]);
  await page.getByLabel('کد ملی', { exact: true }).fill('0790419904');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(asked).toEqual(['اطلاعات یک مراجعه‌کننده نیمه‌کاره است.']);
  await expect(page.getByLabel('کد ملی', { exact: true })).toHaveValue(/0790419904|۰۷۹۰۴۱۹۹۰۴/);
});
