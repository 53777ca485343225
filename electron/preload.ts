// The preload: puts `window.desk` into the page and nothing else. It decides nothing and keeps nothing.
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { channels } from './shell/channels.ts';
import type { DeskBridge } from './shell/desk-bridge.ts';
import { followState } from './shell/follow-state.ts';

function subscribe<T>(channel: string, listener: (value: T) => void): () => void {
  const heard = (_event: IpcRendererEvent, value: T) => listener(value);
  ipcRenderer.on(channel, heard);
  return () => {
    ipcRenderer.removeListener(channel, heard);
  };
}

const desk: DeskBridge = {
  call: (call) => ipcRenderer.invoke(channels.call, call),
  onEvent: (listener) => subscribe(channels.event, listener),
  onState: (listener) =>
    followState(
      {
        ask: () => ipcRenderer.invoke(channels.state),
        subscribe: (listener) => subscribe(channels.state, listener),
      },
      listener,
    ),
  onLock: (listener) => subscribe<void>(channels.lock, () => listener()),
  restMs: () => ipcRenderer.invoke(channels.rest),
  print: (request) => ipcRenderer.invoke(channels.print, request),
  showRoom: (request) => ipcRenderer.invoke(channels.showRoom, request),
  printers: () => ipcRenderer.invoke(channels.printers),
  save: (request) => ipcRenderer.invoke(channels.save, request),
  chooseFolder: () => ipcRenderer.invoke(channels.chooseFolder),
};

contextBridge.exposeInMainWorld('desk', desk);
