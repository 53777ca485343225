// The typed client of the application. Types come from its router; nothing of the application itself is bundled.
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';
import type { AppRouter } from '#core/app/registry/router.ts';
import { currentLanguage } from '../i18n/language.ts';
import { noteAct } from './acts-done.ts';
import { sessionToken } from './session.ts';
import { noteTopics } from './topics.ts';
import { transport } from './transport.ts';

export const desk: TRPCClient<AppRouter> = createTRPCClient<AppRouter>({
  links: [
    httpLink({
      url: '/api',
      async fetch(address, request) {
        const answer = await transport.fetch(String(address), request as RequestInit);
        noteTopics(String(address), answer);
        noteAct(String(address), request?.method, answer);
        return answer;
      },
      headers: () => {
        const token = sessionToken();
        return { 'accept-language': currentLanguage(), ...(token === null ? {} : { 'x-session': token }) };
      },
    }),
  ],
});
