// The whole of the renderer, with everything that its screens stand on.
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { LanguageProvider } from '../i18n/language-provider.tsx';
import { Gate } from './gate.tsx';

export function Application({ cache }: { cache: QueryClient }) {
  return (
    <LanguageProvider>
      <QueryClientProvider client={cache}>
        <Gate />
      </QueryClientProvider>
    </LanguageProvider>
  );
}
