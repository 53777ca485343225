// `npm run dev`: a demo office to work on. The page comes from vite and is replaced as it is edited; the application behind
// it runs from the sources and is started again when one of them changes. For this machine only, with invented data only.
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createServer, type ProxyOptions } from 'vite';
import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { joined } from '#core/demo/history/cast.ts';
import { playedDemoOffice } from './demo-history.ts';
import { newName, onlyUnderItsName } from './own-name.ts';
import { inProject } from './places.ts';
import { type Entered, type RestartedHost, startRestartedHost } from './restarted-host.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const { values } = parseArgs({
  options: {
    dir: { type: 'string', default: inProject('offices/dev') },
    port: { type: 'string', default: '5173' },
  },
});

/** What the application answers: passed on as if its own page had asked. The sources in renderer/api are vite's. */
const answered = [String.raw`^/api/(?!.*\.tsx?(\?|$))`, '^/events$'] as const;

function passedOn(host: RestartedHost): ProxyOptions {
  let entered: Entered = { authority: '', cookie: '' };
  return {
    target: host.target,
    bypass: async () => {
      entered = await host.entered();
      return undefined;
    },
    configure: (proxy) => {
      proxy.on('proxyReq', (outgoing, incoming) => {
        const { origin, host: own } = incoming.headers;
        // Another origin's request keeps its name, and the host refuses it.
        if (origin === `http://${own}`) outgoing.setHeader('origin', `http://${entered.authority}`);
        outgoing.setHeader('host', entered.authority);
        outgoing.setHeader('cookie', entered.cookie);
      });
    },
  };
}

const dir = path.resolve(values.dir);
await playedDemoOffice(dir, say);
const host = await startRestartedHost(dir, say);
const ownName = newName();
const server = await createServer({
  configFile: inProject('build/vite.renderer.config.ts'),
  cacheDir: inProject('.cache/vite'),
  plugins: [onlyUnderItsName(ownName)],
  server: {
    host: '127.0.0.1',
    port: Number(values.port),
    proxy: Object.fromEntries(answered.map((address) => [address, passedOn(host)])),
  },
});
await server.listen();
await host.entered();
const address = server.httpServer?.address() as AddressInfo | null | undefined;
say(`The demo office is at http://${ownName}:${address?.port}/`);
for (const { name, role, password } of [...demoOffice('2026-01-01').people, ...joined])
  say(`  ${role.padEnd(8)} ${name}   ${password}`);
say(`It lies in ${dir} and can be deleted. Stop with Ctrl+C.`);

const stop = async () => {
  await host.stop();
  await server.close();
  process.exit(0);
};
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
