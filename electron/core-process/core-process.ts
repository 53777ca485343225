// Entry of the core process: the real application on the port of this process.
// A bundle carries the migrations beside itself; from the sources they lie in db/.
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { sourceMigrations, startApplication } from '#core/app/api/application.ts';
import { officeFolder } from '../files/office-folder.ts';
import { addProvinceWrap, renewRecoveryCode } from '../key-custody/open-office-key.ts';
import { terminalsOverTcp } from '../terminals/terminals-over-tcp.ts';
import { portOfThisProcess } from './core-port.ts';
import { recoverOffice } from './recover-office.ts';
import { runCoreProcess } from './run-core-process.ts';

const bundledMigrations = fileURLToPath(new URL('migrations', import.meta.url));
const migrationsFolder = statSync(bundledMigrations, { throwIfNoEntry: false })
  ? bundledMigrations
  : sourceMigrations();

// A thread of this file only does what it was started for (core/replication/store/snapshot-worker.ts).
if (isMainThread) {
  // What the application writes is for its own user only.
  process.umask(0o077);
  runCoreProcess(
    portOfThisProcess(),
    ({ dir, dataKey, demoOnly, ...options }) =>
      startApplication({
        ...options,
        dir,
        dataKey,
        demoOnly,
        migrationsFolder,
        terminals: terminalsOverTcp(),
        ...(demoOnly
          ? {}
          : {
              renewRecoveryCode: (within) => renewRecoveryCode(officeFolder(dir), dataKey, within),
              toKeyFiles: (wrap) => addProvinceWrap(officeFolder(dir), wrap),
            }),
      }),
    (message, tell) => recoverOffice(message, migrationsFolder, tell),
  );
}
