// Places the bytes of a QR code among its fixed patterns and chooses the mask (ISO/IEC 18004, 7.7 to 7.10).

/** null: still free for data. */
type Module = boolean | null;
type Grid = Module[][];

/** Draws a whole code of a version (1 to 20) at level M: its bytes, with correction, in the order in which they are placed. */
export function drawQr(version: number, bytes: readonly number[]): boolean[][] {
  const fixed = fixedPatterns(version);
  const filled = place(fixed, bytes);
  const drawn = masks.map((mask, index) => {
    const grid = filled.map((row, y) =>
      row.map((module, x) => (fixed[y]?.[x] === null ? module !== mask(x, y) : module)),
    );
    drawFormat(grid, index);
    return grid;
  });
  return drawn.reduce((best, other) => (penalty(other) < penalty(best) ? other : best));
}

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function fixedPatterns(version: number): Grid {
  const side = version * 4 + 17;
  const grid: Grid = Array.from({ length: side }, () => new Array<Module>(side).fill(null));
  for (let at = 0; at < side; at += 1) {
    set(grid, at, 6, at % 2 === 0);
    set(grid, 6, at, at % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [side - 4, 3],
    [3, side - 4],
  ] as const) {
    rings(grid, x, y, 4, (ring) => ring !== 2 && ring !== 4);
  }
  const lines = alignmentLines(version);
  for (const x of lines) {
    for (const y of lines) {
      const isAtFinder = (x === 6 && (y === 6 || y === side - 7)) || (x === side - 7 && y === 6);
      if (!isAtFinder) rings(grid, x, y, 2, (ring) => ring !== 1);
    }
  }
  if (version >= 7) drawVersion(grid, version);
  drawFormat(grid, 0);
  return grid;
}

function set(grid: Grid, x: number, y: number, isDark: boolean): void {
  const row = grid[y];
  if (row !== undefined && x >= 0 && x < row.length) row[x] = isDark;
}

/** Squares around a centre, each ring dark or light. */
function rings(grid: Grid, x: number, y: number, radius: number, isDark: (ring: number) => boolean): void {
  for (let dy = -radius; dy <= radius; dy += 1) {
    for (let dx = -radius; dx <= radius; dx += 1) {
      set(grid, x + dx, y + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  }
}

/** Where the centres of the alignment patterns stand, on both axes. */
function alignmentLines(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const last = version * 4 + 10;
  const step = Math.ceil((last - 6) / (count - 1) / 2) * 2;
  const rest = Array.from({ length: count - 1 }, (_, index) => last - index * step).toReversed();
  return [6, ...rest];
}

/** Level M is 00; the mask's number; ten bits of a BCH code; and a fixed mask over all. Both copies. */
function drawFormat(grid: Grid, mask: number): void {
  const side = grid.length;
  let rest = mask << 10;
  for (let bit = 14; bit >= 10; bit -= 1) if ((rest >> bit) & 1) rest ^= 0x537 << (bit - 10);
  const format = ((mask << 10) | rest) ^ 0x5412;
  const bit = (index: number): boolean => ((format >> index) & 1) === 1;
  for (let index = 0; index <= 5; index += 1) set(grid, 8, index, bit(index));
  set(grid, 8, 7, bit(6));
  set(grid, 8, 8, bit(7));
  set(grid, 7, 8, bit(8));
  for (let index = 9; index < 15; index += 1) set(grid, 14 - index, 8, bit(index));
  for (let index = 0; index < 8; index += 1) set(grid, side - 1 - index, 8, bit(index));
  for (let index = 8; index < 15; index += 1) set(grid, 8, side - 15 + index, bit(index));
  set(grid, 8, side - 8, true);
}

function drawVersion(grid: Grid, version: number): void {
  let rest = version << 12;
  for (let bit = 17; bit >= 12; bit -= 1) if ((rest >> bit) & 1) rest ^= 0x1f25 << (bit - 12);
  const bits = (version << 12) | rest;
  for (let index = 0; index < 18; index += 1) {
    const isDark = ((bits >> index) & 1) === 1;
    const [along, across] = [Math.floor(index / 3), grid.length - 11 + (index % 3)];
    set(grid, across, along, isDark);
    set(grid, along, across, isDark);
  }
}

/** Two columns at a time from the right, up and down in turn, past the timing column. Left over modules stay light. */
function place(fixed: Grid, bytes: readonly number[]): boolean[][] {
  const side = fixed.length;
  const grid = fixed.map((row) => row.map((module) => module === true));
  let next = 0;
  const columns = Array.from({ length: (side - 1) / 2 }, (_, pair) => {
    const right = side - 1 - pair * 2;
    return right <= 6 ? right - 1 : right;
  });
  for (const [pair, right] of columns.entries()) {
    for (let step = 0; step < side; step += 1) {
      const y = pair % 2 === 0 ? side - 1 - step : step;
      for (const x of [right, right - 1]) {
        const row = grid[y];
        if (fixed[y]?.[x] !== null || row === undefined) continue;
        row[x] = (((bytes[next >> 3] ?? 0) >> (7 - (next & 7))) & 1) === 1;
        next += 1;
      }
    }
  }
  return grid;
}

/** What makes a code hard to read: long runs, blocks, look-alikes of a finder, one colour too much. */
function penalty(grid: readonly (readonly boolean[])[]): number {
  const columns = grid.map((_, x) => grid.map((row) => row[x] === true));
  const lines = [...grid, ...columns].map((line) => line.map((isDark) => (isDark ? '1' : '0')).join(''));
  const runs = lines
    .flatMap((line) => line.match(/0{5,}|1{5,}/g) ?? [])
    .reduce((sum, run) => sum + run.length - 2, 0);
  const finders = lines.reduce(
    (sum, line) => sum + [...line.matchAll(/(?=10111010000|00001011101)/g)].length * 40,
    0,
  );
  let blocks = 0;
  let dark = 0;
  for (const [y, row] of grid.entries()) {
    for (const [x, isDark] of row.entries()) {
      if (isDark) dark += 1;
      const below = grid[y + 1];
      if (row[x + 1] === isDark && below?.[x] === isDark && below[x + 1] === isDark) blocks += 3;
    }
  }
  const share = (dark / (grid.length * grid.length)) * 100;
  return runs + finders + blocks + Math.floor(Math.abs(share - 50) / 5) * 10;
}
