// Generates db/migrations from db/schema. Before the first release by `npm run baseline` (scripts/make-baseline.ts), which makes one
// migration anew; after it: npx drizzle-kit generate --config build/drizzle.config.ts --name what-changes
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  casing: 'snake_case',
  schema: './db/schema/all.ts',
  out: './db/migrations',
});
