// The desktop shell: one instance, one window, one core process. It holds windows, keys and printing, no data.

import path from 'node:path';
import { app, type BrowserWindow, ipcMain, Menu, powerMonitor, session } from 'electron';
import { loggedError } from '#core/foundation/text/logged-error.ts';
import { pendingSupervisor } from './core-process/pending-supervisor.ts';
import { logHome, shellLog } from './log/desk-log.ts';
import { registerDeskScheme, serveBundle } from './shell/app-protocol.ts';
import { inspectionHooks, isRelease } from './shell/build-facts.ts';
import { channels } from './shell/channels.ts';
import { openChannels, tell } from './shell/desk-ipc.ts';
import { focusWindow, openDeskWindow, openPrintWindow, openRoomWindow } from './shell/desk-window.ts';
import { lockSessions } from './shell/lock-sessions.ts';
import { bindEveryPage, bindSession } from './shell/page-policy.ts';
import { createPageSessions } from './shell/page-sessions.ts';
import { paperWidthInPixels, printPage } from './shell/printing.ts';
import { refusedSwitches } from './shell/release-switches.ts';
import { createRoomWindows } from './shell/room-windows.ts';
import { createSenderCheck } from './shell/sender-check.ts';
import { startCore } from './shell/start-core.ts';
import { unpackedManifestName } from './shell/unpacked-manifest.ts';

const log = shellLog('desktop', logHome(process.env, process.platform));
const here = __dirname;
const dir = app.commandLine.getSwitchValue('dir') || path.join(app.getPath('appData'), 'Pishkhan', 'office');

app.enableSandbox();
app.setPath('userData', path.join(dir, 'shell'));
app.commandLine.appendSwitch('lang', 'fa');
registerDeskScheme();
bindEveryPage(app);

const refused = isRelease ? refusedSwitches(process.argv.slice(1), process.platform) : [];
if (refused.length > 0) {
  log(`Pishkhan does not take --${refused.join(', --')}.`);
  app.exit(1);
} else if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  app.whenReady().then(run).catch(fail);
}

function run(): void {
  Menu.setApplicationMenu(null);
  bindSession(session.defaultSession);
  serveBundle(path.join(here, '..', 'renderer'));
  const facts = { preload: path.join(here, 'preload.cjs'), devTools: !isRelease };
  const starting = startCore({
    dir,
    demo: app.commandLine.hasSwitch('demo'),
    entry: path
      .join(here, 'core-process.mjs')
      .replace('app.asar', isRelease ? 'app.asar' : 'app.asar.unpacked'),
    packaged: app.isPackaged
      ? { manifest: path.join(here, unpackedManifestName), unpacked: `${app.getAppPath()}.unpacked` }
      : null,
    appVersion: app.getVersion(),
    isRelease,
    hooks: inspectionHooks(process.env),
    env: process.env,
    log,
  });
  starting.catch(fail);
  // The window is made and its page loaded while the key is opened and the core starts.
  const supervisor = pendingSupervisor(starting);
  const senders = createSenderCheck();
  const sessions = createPageSessions();
  const open: BrowserWindow[] = [];
  const windows = () => open.filter((window) => !window.isDestroyed());
  const rooms = createRoomWindows(
    (page) => openRoomWindow(facts, page),
    (window) => {
      senders.admit(window.webContents);
      open.push(window);
    },
  );
  openChannels(ipcMain, {
    supervisor,
    senders,
    sessions,
    windows,
    showRoom: rooms.show,
    restMs: () => powerMonitor.getSystemIdleTime() * 1000,
    print: (callerId, request) =>
      printPage(request, () => {
        const window = openPrintWindow(facts, paperWidthInPixels(request.pageSize));
        const { id } = window.webContents;
        senders.admit(window.webContents);
        sessions.lend(callerId, id);
        window.once('closed', () => sessions.forget(id));
        return window;
      }),
  });
  const desk = openDeskWindow(facts, path.join(app.getPath('appData'), 'Pishkhan', 'window.json'), log);
  senders.admit(desk.webContents);
  open.push(desk);
  desk.once('closed', rooms.close);
  app.on('second-instance', () => focusWindow(desk));
  const lock = () => {
    void lockSessions(sessions, supervisor);
    tell({ windows }, channels.lock);
  };
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);
  app.on('window-all-closed', () => void supervisor.stop().then(() => app.exit(0)));
}

function fail(error: unknown): void {
  log(loggedError(error));
  app.exit(1);
}
