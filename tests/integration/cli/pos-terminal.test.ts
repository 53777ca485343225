// The simulated terminal as a person uses it: the command's words, and the page that stands for the client.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { faultNames } from '#electron/terminal-simulator/faults.ts';
import { joinSerialLine } from '#electron/terminal-simulator/serial-line.ts';
import { startSimulatedTerminal } from '#electron/terminal-simulator/simulated-terminal.ts';
import { startTerminalWindow } from '#electron/terminal-simulator/terminal-window.ts';
import { terminalsOverTcp } from '#electron/terminals/terminals-over-tcp.ts';
import { runProgram } from '#tests/support/command-line.ts';

test('the command lists its faults, and says what it does not know', { tags: 'release' }, async () => {
  const [listed, odd] = await Promise.all([
    runProgram('pos-terminal', ['--list']),
    runProgram('pos-terminal', ['--faults', 'none,nonsense']),
  ]);
  expect(listed.code).toBe(0);
  for (const name of faultNames) expect(listed.out).toContain(`  ${name} `);
  expect(odd.code).toBe(64);
  expect(odd.errors).toMatch(/^there is no fault nonsense\n/);
  expect(odd.errors).toContain('It takes no money');
});

test('the page shows the amount, and only its own buttons decide', async () => {
  const window = await startTerminalWindow({ port: 0, terminalId: '21009268' });
  const terminal = await startSimulatedTerminal({
    ...{ protocol: 'behpardakht', terminalId: '21009268', next: (sale) => window.decide(sale) },
  });
  onTestFinished(async () => {
    await window.close();
    await terminal.close();
  });
  const { host, port } = terminal;
  const sale = { ownNumber: '140509090001', rials: 770_000 };
  const to = { driver: 'behpardakht', host, port, terminalId: '21009268' } as const;
  const asking = terminalsOverTcp().ask(to, sale);
  const page = async (): Promise<string> => (await fetch(window.address)).text();
  await expect.poll(page).toContain('770,000 rials');
  const press = (name: string, headers: Record<string, string> = {}) =>
    fetch(`${window.address}/${sale.ownNumber}/${name}`, { method: 'POST', headers });
  expect((await press('none', { origin: 'http://elsewhere.example' })).status).toBe(404);
  expect(await page()).toContain('770,000 rials');
  await press('declined');
  expect(await asking).toMatchObject({ end: 'declined', answer: { code: '51' } });
  expect(await page()).toContain('No sale is asked for');
  expect(terminal.ledger.rows).toEqual([]);
});

/** A cable: a pseudo-terminal whose other end is this program's input and output. It says the name of its device first. */
const cable = `import os, pty, select, sys
near, far = pty.openpty()
sys.stderr.write(os.ttyname(far) + '\\n'); sys.stderr.flush()
while True:
    for end in select.select([near, 0], [], [])[0]:
        data = os.read(end, 4096)
        if not data: sys.exit()
        os.write(1 if end == near else near, data)`;

const canTry = (): boolean => {
  try {
    execFileSync('python3', ['-c', 'import pty, os; pty.openpty()'], { stdio: 'ignore' });
    execFileSync('stty', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

// A system without pseudo-terminals, or without the programs that make one: the runner lists it as skipped then.
test.skipIf(!canTry())(
  'the desk asks it over a serial line, by a bridge on the same PC, sale after sale',
  async () => {
    const rs232 = spawn('python3', ['-c', cable], { stdio: 'pipe' });
    const [device] = await once(rs232.stderr.setEncoding('utf8'), 'data');
    const terminal = await startSimulatedTerminal({
      ...{ protocol: 'behpardakht', terminalId: '21009268' },
      next: ({ rials }) => (rials === 5_000 ? 'declined' : 'none'),
    });
    const line = joinSerialLine(String(device).trim(), terminal);
    const bridge = createServer((socket) => {
      const answer = (bytes: Buffer): void => void socket.write(bytes);
      rs232.stdout.on('data', answer);
      socket.on('data', (bytes) => rs232.stdin.write(bytes));
      socket.once('close', () => rs232.stdout.off('data', answer));
    });
    bridge.listen(0, '127.0.0.1');
    await once(bridge, 'listening');
    onTestFinished(async () => {
      bridge.close();
      line.close();
      rs232.kill();
      await terminal.close();
    });
    const { port } = bridge.address() as AddressInfo;
    const to = { driver: 'behpardakht', host: '127.0.0.1', port, terminalId: '21009268' } as const;
    const desk = terminalsOverTcp();
    // 0x0A and 0x0D are values like any other on a raw line.
    for (const [ownNumber, rials, end] of [
      ['140509090010', 770_000, 'approved'],
      ['140509090011', 5_000, 'declined'],
      ['140509090012', 13_101_013, 'approved'],
    ] as const)
      expect(await desk.ask(to, { ownNumber, rials })).toMatchObject({ end });
    expect(await desk.probe(to)).toEqual({ end: 'reachable' });
    expect(terminal.ledger.rials).toBe(13_871_013);
  },
);
