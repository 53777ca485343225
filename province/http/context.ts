// What every route of the province is written against: the typed application, and what it works with.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Identity } from '../server-keys/identity.ts';
import type { Store } from '../store/store.ts';

/** A Fastify instance whose routes are typed by their zod schemas. */
export type App = FastifyInstance<
  Server,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** What every route works with. `clock` is the only source of the time. */
export type Context = {
  store: Store;
  identity: Identity;
  clock: () => Date;
  /** Names under which this province is asked, beside loopback's. */
  hosts: readonly string[];
  /** Opens the operators' commands to a process of this machine; see loopback-operations.ts. */
  operatorToken: string;
};
