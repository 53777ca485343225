// Every query of the application, for TanStack Query: `deskQueries.visits.get.queryOptions({ visitId })`.
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { AppRouter } from '#core/router.ts';
import { desk } from './client.ts';
import { deskCache } from './query-client.ts';

export const deskQueries = createTRPCOptionsProxy<AppRouter>({ client: desk, queryClient: deskCache });
