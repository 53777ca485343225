// The simulated terminal as a person uses it: the command's words, and the page that stands for the client.
import { expect, onTestFinished, test } from 'vitest';
import { faultNames } from '#electron/terminal-simulator/faults.ts';
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
