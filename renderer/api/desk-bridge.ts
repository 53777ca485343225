// What the Electron shell's preload exposes to the page, and nothing else. Absent in a browser.

export type DeskRequest = {
  /** `/api/<procedure>` with its query. */
  path: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body: string | null;
};

export type DeskAnswer = { status: number; headers: Record<string, string>; body: string };

export type DeskBridge = {
  call(request: DeskRequest): Promise<DeskAnswer>;
  /** «These topics changed.» Returns the function that stops listening. */
  onEvent(listener: (event: { topics: string[] }) => void): () => void;
  /** The state of the core process; `problem` says why it is down. */
  onState(
    listener: (report: { state: 'starting' | 'ready' | 'down' | 'restarting'; problem?: unknown }) => void,
  ): () => void;
  /** The operating system locked or went to sleep. */
  onLock(listener: () => void): () => void;
  /** Time since the last input at this PC, in whatever program, ms. */
  restMs(): Promise<number>;
  /** Prints a page under /print/. `printed` is false without a problem when the person cancelled. */
  print(request: {
    route: string;
    pageSize: 'receipt80' | 'A5' | 'A4' | 'A3';
    to?: 'pdf' | 'printer';
    printer?: string;
  }): Promise<{ printed: boolean; pdf?: Uint8Array; problem?: unknown }>;
  /** Opens a window for those in front of the desk; it calls in nobody's name. */
  showRoom(request: { name: 'waiting-room' | 'client-screen'; token: string }): Promise<void>;
  /** The system's names of the printers of this PC. */
  printers(): Promise<string[]>;
  /** Saves a file where the person chooses. `saved` is false without a problem when they cancelled. */
  save(request: { name: string; bytes: Uint8Array }): Promise<{ saved: boolean; problem?: unknown }>;
  /** Asks for a folder of this PC; null when the person cancelled. */
  chooseFolder(): Promise<string | null>;
};
