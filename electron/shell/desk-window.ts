// Makes the windows: the desk itself, and the unseen ones that are printed from. All are sandboxed and isolated.
import { BrowserWindow, screen, type WebPreferences } from 'electron';
import { askBeforeClosing } from './ask-before-closing.ts';
import { deskAddress, isDeskAddress } from './desk-origin.ts';
import { offerTextMenu } from './text-menu.ts';
import { keepPlace, placeOn, readPlace } from './window-place.ts';

export type WindowFacts = { preload: string; devTools: boolean };

const reloadsAfterCrash = 3;

function preferences({ preload, devTools }: WindowFacts): WebPreferences {
  return {
    preload,
    devTools,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  };
}

/** Opens the desk where it was left; `placeFile` keeps the place, `log` is told when it could not. A page that crashes is loaded again, a few times at most; one that was led away is led back. */
export function openDeskWindow(
  facts: WindowFacts,
  placeFile: string,
  log: (line: string) => void,
): BrowserWindow {
  const { isMaximised, ...bounds } = placeOn(
    screen.getAllDisplays().map(({ workArea }) => workArea),
    readPlace(placeFile),
  );
  const window = new BrowserWindow({
    show: false,
    ...bounds,
    minWidth: 960,
    minHeight: 600,
    title: 'پیشخوان',
    backgroundColor: '#ffffff',
    webPreferences: preferences(facts),
  });
  let crashes = 0;
  let isClosing = false;
  window.on('close', () => {
    isClosing = true;
    try {
      keepPlace(placeFile, { ...window.getNormalBounds(), isMaximised: window.isMaximized() });
    } catch (error) {
      log(`The place of the window was not kept: ${String(error)}`);
    }
  });
  askBeforeClosing(window, () => {
    isClosing = false;
  });
  offerTextMenu(window.webContents);
  window.webContents.on('render-process-gone', () => {
    crashes += 1;
    // Loading again would call the closing off, and nobody is left there to answer it.
    if (isClosing) window.destroy();
    else if (crashes <= reloadsAfterCrash) window.webContents.reload();
  });
  // about:blank asks nobody before it is shown.
  window.webContents.on('did-navigate', (_event, address) => {
    if (!isDeskAddress(address)) void window.loadURL(deskAddress);
  });
  // Nor does it wait for a load that was under way when it came.
  window.webContents.on('did-stop-loading', () => {
    if (window.webContents.getURL() === 'about:blank') void window.loadURL(deskAddress);
  });
  window.once('ready-to-show', () => {
    if (isMaximised) window.maximize();
    window.show();
  });
  void window.loadURL(deskAddress);
  return window;
}

/** An unseen window of the given width in CSS pixels, for printing. The caller loads and destroys it. */
export function openPrintWindow(facts: WindowFacts, width: number): BrowserWindow {
  // It is never seen, and never takes the keyboard from the window at work.
  return new BrowserWindow({
    show: false,
    focusable: false,
    width,
    height: 800,
    webPreferences: preferences(facts),
  });
}

/** Opens a page for those in front of the desk; whoever works there moves it to its monitor. */
export function openRoomWindow(facts: WindowFacts, page: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 720,
    title: 'پیشخوان',
    backgroundColor: '#ffffff',
    webPreferences: preferences(facts),
  });
  void window.loadURL(`${deskAddress}${page}`);
  return window;
}

/** Brings a window to the person's eyes. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
