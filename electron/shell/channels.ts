// The IPC channels between page and main process: these and no others.
export const channels = {
  call: 'desk:call',
  event: 'desk:event',
  state: 'desk:state',
  lock: 'desk:lock',
  rest: 'desk:rest',
  print: 'desk:print',
  printers: 'desk:printers',
  save: 'desk:save',
  chooseFolder: 'desk:choose-folder',
  showRoom: 'desk:show-room',
} as const;
