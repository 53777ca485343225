// Generates db/migrations from db/schema: npx drizzle-kit generate --config build/drizzle.config.ts --name what-changes
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  casing: 'snake_case',
  schema: './db/schema/all.ts',
  out: './db/migrations',
});
