// Every query of the application, for TanStack Query: `deskQueries.visits.get.queryOptions({ visitId })`.
import { createTRPCOptionsProxy, type TRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { AppRouter } from '#core/app/registry/router.ts';
import { desk } from './client.ts';
import { deskCache } from './query-client.ts';

// Named, since written out the type is longer than the compiler puts into a declaration.
export const deskQueries: TRPCOptionsProxy<AppRouter> = createTRPCOptionsProxy<AppRouter>({
  client: desk,
  queryClient: deskCache,
});
