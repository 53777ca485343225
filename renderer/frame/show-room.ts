// Opens a window for those in front of the desk: the waiting room's board, or the client's screen. Neither has a session.

export type Room = { name: 'waiting-room' } | { name: 'client-screen'; token: string };

/** Opens the window beside this one; it is moved to its own monitor by hand. */
export function showRoom(room: Room): void {
  const token = room.name === 'client-screen' ? room.token : '';
  if (window.desk !== undefined) {
    void window.desk.showRoom({ name: room.name, token });
    return;
  }
  window.open(`/${room.name}${token === '' ? '' : `#${token}`}`, room.name, 'popup,noopener');
}
