// The windows in front of the desk: one of each kind, without a session, closed with the desk.
import type { BrowserWindow } from 'electron';
import type { RoomRequest } from './desk-bridge.ts';

export type RoomWindows = {
  show(request: RoomRequest): void;
  close(): void;
};

/** `open` makes the window of a page; `made` is told of every new one. */
export function createRoomWindows(
  open: (page: string) => BrowserWindow,
  made: (window: BrowserWindow) => void,
): RoomWindows {
  const rooms = new Map<RoomRequest['name'], BrowserWindow>();
  return {
    show({ name, token }) {
      const former = rooms.get(name);
      if (former !== undefined && !former.isDestroyed()) former.destroy();
      const window = open(token === '' ? name : `${name}#${token}`);
      rooms.set(name, window);
      made(window);
    },
    close() {
      for (const window of rooms.values()) if (!window.isDestroyed()) window.destroy();
    },
  };
}
