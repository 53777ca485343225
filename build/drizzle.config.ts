// Generates the migrations of one of a store's two files from db/schema (docs/decisions/0040): PISHKHAN_STORE_FILE says which. Before the
// first release by `npm run baseline` (scripts/make-baseline.ts), which makes one migration of each anew; after it:
// PISHKHAN_STORE_FILE=office npx drizzle-kit generate --config build/drizzle.config.ts --name what-changes
import { defineConfig } from 'drizzle-kit';

const file = process.env.PISHKHAN_STORE_FILE === 'device' ? 'device' : 'office';

export default defineConfig({
  dialect: 'sqlite',
  casing: 'snake_case',
  schema: `./db/schema/${file}.ts`,
  out: `./db/migrations/${file}`,
});
