// Entry of the core process: the real application on the port of this process.
// A bundle carries the migrations beside itself; from the sources they lie in db/.
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sourceMigrations, startApplication } from '#core/application.ts';
import { portOfThisProcess } from './core-port.ts';
import { runCoreProcess } from './run-core-process.ts';

// What the application writes is for its own user only.
process.umask(0o077);
const bundledMigrations = fileURLToPath(new URL('migrations', import.meta.url));
const migrationsFolder = statSync(bundledMigrations, { throwIfNoEntry: false })
  ? bundledMigrations
  : sourceMigrations();

runCoreProcess(portOfThisProcess(), (options) => startApplication({ ...options, migrationsFolder }));
