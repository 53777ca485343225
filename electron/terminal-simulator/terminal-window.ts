// A page on this machine that stands for the client at a simulated terminal: it shows the amount, and buttons decide.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SaleAsked } from './behaviour.ts';
import { type FaultName, faultNames, faults, isFaultName } from './faults.ts';

export type TerminalWindow = {
  readonly address: string;
  /** Resolves once somebody pressed a button. */
  decide(sale: SaleAsked): Promise<FaultName>;
  close(): Promise<void>;
};

type Waiting = SaleAsked & { readonly answer: (name: FaultName) => void };

/** The buttons that stand alone; every other fault is in the list below them. */
const buttons = ['none', 'declined', 'withdrawn', 'closed_taken'] as const satisfies readonly FaultName[];

/** `port`: on 127.0.0.1, 0 for any that is free. */
export async function startTerminalWindow(options: {
  port: number;
  terminalId: string;
}): Promise<TerminalWindow> {
  let waiting: Waiting | null = null;
  let address = '';
  const server = createServer((request, response) => {
    // Only this page itself decides, not another one that the browser has open.
    const isOwn =
      `http://${request.headers.host}` === address && (request.headers.origin ?? address) === address;
    const [, ownNumber, name = ''] = /^\/(\d+)\/([a-z_]+)$/.exec(request.url ?? '') ?? [];
    if (isOwn && request.method === 'POST' && waiting?.ownNumber === ownNumber && isFaultName(name)) {
      waiting?.answer(name);
      waiting = null;
    }
    if (isOwn && request.method === 'POST') response.writeHead(303, { location: '/' }).end();
    else if (!isOwn || request.url !== '/') response.writeHead(404).end();
    else
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
        })
        .end(page(options.terminalId, waiting));
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    address,
    decide: ({ ownNumber, rials }) =>
      new Promise((answer) => {
        waiting = { ownNumber, rials, answer };
      }),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function page(terminalId: string, waiting: Waiting | null): string {
  const press = (name: FaultName): string =>
    `<form method="post" action="/${waiting?.ownNumber}/${name}"><button>${faults[name].says}</button></form>`;
  const others = faultNames.filter((name) => !buttons.some((shown) => shown === name));
  const body =
    waiting === null
      ? '<p>No sale is asked for.</p>'
      : `<p class="amount">${waiting.rials.toLocaleString('en')} rials</p><p>Sale ${waiting.ownNumber}</p>
${buttons.map(press).join('\n')}
<details><summary>Other ends</summary>${others.map(press).join('\n')}</details>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Simulated terminal ${terminalId}</title>
${waiting === null ? '<meta http-equiv="refresh" content="1">' : ''}
<style>body{font:16px system-ui;max-width:24rem;margin:2rem auto;padding:0 1rem}button{width:100%;padding:.75rem;margin:.25rem 0;font:inherit}
.amount{font-size:2rem}</style>
<h1>Simulated terminal ${terminalId}</h1><p>It takes no money.</p>${body}</html>`;
}
