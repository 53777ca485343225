// The HTTP application: which routes there are and what they all share.
import swagger from '@fastify/swagger';
import fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { onlyOwnHosts } from './devices/guard.ts';
import { enrolmentRoutes } from './enrolment/routes.ts';
import { heldKeyRoutes } from './held-keys/routes.ts';
import type { App, Context } from './http/context.ts';
import { answerProblems, asProblem, sendProblem } from './http/problems.ts';
import { signAnswers } from './http/signed-answers.ts';
import { watchUnprovedBodies } from './http/unproved-bodies.ts';
import { batchRoute } from './ingest/batch-route.ts';
import { readRoutes } from './ingest/read-routes.ts';
import { loopbackOperations } from './operations/loopback-operations.ts';
import { confirmationsRoute } from './page/confirmation-routes.ts';
import { reportStateRoute } from './page/review-routes.ts';
import { pageRoutes } from './page/routes.ts';

/** Every answer is of the type that it names. */
const ofItsType = { 'x-content-type-options': 'nosniff' };

/** Builds the application over an open store; it does not listen yet. */
export async function buildApp(context: Context, logger: FastifyBaseLogger | undefined): Promise<App> {
  const app = fastify({
    ...(logger === undefined ? {} : { loggerInstance: logger }),
    // What failed is logged by answerProblems.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 64 * 1024,
    requestTimeout: 60_000,
    // A TLS proxy of this machine says whose request it is; nobody else is believed.
    trustProxy: 'loopback',
    http: { headersTimeout: 15_000, connectionsCheckingInterval: 5_000 },
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 64 },
    // An address that cannot be read comes to no route and no hook.
    frameworkErrors: (error, _, reply) => sendProblem(reply.headers(ofItsType), asProblem(error)),
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerProblems(app);
  app.addHook('onRequest', async (_, reply) => void reply.headers(ofItsType));
  const unproved = watchUnprovedBodies(app);
  signAnswers(app, context.identity);
  onlyOwnHosts(app, context.hosts);
  await app.register(swagger, {
    openapi: {
      info: {
        title: 'Pishkhan province',
        version: '1',
        description: 'Sync protocol v1 between the offices and their province.',
      },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(async (scope: App) => enrolmentRoutes(scope, context));
  await app.register(async (scope: App) => batchRoute(scope, context, unproved));
  await app.register(async (scope: App) => readRoutes(scope, context));
  await app.register(async (scope: App) => reportStateRoute(scope, context));
  await app.register(async (scope: App) => confirmationsRoute(scope, context));
  await app.register(async (scope: App) => loopbackOperations(scope, context));
  await app.register(async (scope: App) => heldKeyRoutes(scope, context));
  await app.register(async (scope: App) => pageRoutes(scope, context));
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
  return app;
}
