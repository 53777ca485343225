// Where the core process runs under Electron: in a utility process when this runtime's Node can load the store
// (Node-API 10), otherwise, and never in a release, on the Node that PISHKHAN_CORE_NODE names.

import { createInterface } from 'node:readline';
import { utilityProcess } from 'electron';
import { coreArguments, forkedCore, type SpawnCore, withoutSecrets } from '../core-process/core-link.ts';

const neededNodeApi = 10;

/** How to start the core process here. Throws with a plain sentence where there is no way. */
export function coreOfThisRuntime(options: {
  entry: string;
  /** A Node of its own for the core process; never given in a release. */
  node: string | undefined;
  env: NodeJS.ProcessEnv;
  log: (line: string) => void;
}): SpawnCore {
  const { entry, node, env, log } = options;
  if (node) return forkedCore({ entry, node, log });
  if (Number(process.versions.napi) >= neededNodeApi) return utilityCore(entry, env, log);
  throw new Error(
    `This Electron (${process.versions.electron}) is too old for the store: set PISHKHAN_CORE_NODE to a Node 24.`,
  );
}

function utilityCore(entry: string, env: NodeJS.ProcessEnv, log: (line: string) => void): SpawnCore {
  return () => {
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'pishkhan-core',
      execArgv: coreArguments,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: withoutSecrets(env),
    });
    if (child.stderr) createInterface({ input: child.stderr }).on('line', log);
    return {
      pid: child.pid,
      post: (message) => child.postMessage(message),
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => child.once('exit', (code) => listener(`code ${code}`)),
      kill: () => {
        child.kill();
      },
    };
  };
}
