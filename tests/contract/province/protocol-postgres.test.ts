// The protocol on a real PostgreSQL.
import { startRealPostgres } from '#tests/support/real-postgres.ts';
import { protocolSuite } from './protocol-suite.ts';

protocolSuite('PostgreSQL', async () => {
  const postgres = await startRealPostgres();
  return {
    options: async () => ({ databaseUrl: await postgres.freshDatabase() }),
    stop: () => postgres.stop(),
  };
});
