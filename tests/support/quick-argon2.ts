// The library that hashes passwords, told to take one pass over 64 KiB instead of two over 19 MiB: hundreds of offices of the
// tests sign people in, and their passwords are worth nothing. Stands in the library's place in the tests that run the
// application in their own process (vitest.config.ts); what a password costs in truth is a test of its own
// (tests/architecture/password-cost.test.ts), and browsers, command line and kills pay it.
import { createRequire } from 'node:module';
import type * as Argon2 from '@node-rs/argon2';

// By require, which is not replaced.
const argon2 = createRequire(import.meta.url)('@node-rs/argon2') as typeof Argon2;

/** Hashes as cheaply as can be; the text of the hash says its cost, by which it is verified. */
export const hash: typeof Argon2.hash = (password, options, signal) =>
  argon2.hash(password, { ...options, memoryCost: 64, timeCost: 1 }, signal);

/** What is derived again says its cost as well. */
export const { hashRaw, verify } = argon2;
