// The whole of the renderer, with everything that its screens stand on.
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { CatchBoundary } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useKeptFocus } from '#renderer/frame/kept-focus.ts';
import { usePrintInView } from '#renderer/frame/print/print-in-view.ts';
import { LanguageProvider } from '../i18n/language-provider.tsx';
import { Gate } from './gate.tsx';
import { ClientScreen, PrintLayer, PrintWindow, WaitingRoom } from './lazy-screens.ts';
import { ScreenFailed } from './screen-failed.tsx';

/** `path` is the window's own address: a print window shows one paper and nothing else. */
export function Application({ cache, path }: { cache: QueryClient; path: string }) {
  return (
    <LanguageProvider>
      <QueryClientProvider client={cache}>
        <CatchBoundary getResetKey={() => path} errorComponent={ScreenFailed}>
          <Suspense>
            {path.startsWith('/print/') ? <PrintWindow path={path} /> : <Window path={path} />}
          </Suspense>
        </CatchBoundary>
      </QueryClientProvider>
    </LanguageProvider>
  );
}

/** Whether an address is that of the desk itself, and no paper and no window for those in front of it. */
export const isOfTheDesk = (path: string): boolean =>
  !path.startsWith('/print/') && path !== '/waiting-room' && path !== '/client-screen';

/** What stands in front of the desk has no gate: it shows nothing that needs one. */
function Window({ path }: { path: string }) {
  if (path === '/waiting-room') return <WaitingRoom />;
  if (path === '/client-screen') return <ClientScreen token={window.location.hash.slice(1)} />;
  return <Desk />;
}

function Desk() {
  useKeptFocus();
  const isPrinting = usePrintInView(({ address }) => address !== null);
  return (
    <>
      <Gate />
      <Suspense>{isPrinting ? <PrintLayer /> : null}</Suspense>
    </>
  );
}
