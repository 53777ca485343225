// The whole of the renderer, with everything that its screens stand on.
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { CatchBoundary } from '@tanstack/react-router';
import { ClientScreen } from '../features/feedback/client-screen.tsx';
import { WaitingRoom } from '../features/queue/waiting-room.tsx';
import { LanguageProvider } from '../i18n/language-provider.tsx';
import { Gate } from './gate.tsx';
import { PrintLayer } from './print/print-layer.tsx';
import { PrintWindow } from './print/print-window.tsx';
import { ScreenFailed } from './screen-failed.tsx';

/** `path` is the window's own address: a print window shows one paper and nothing else. */
export function Application({ cache, path }: { cache: QueryClient; path: string }) {
  return (
    <LanguageProvider>
      <QueryClientProvider client={cache}>
        <CatchBoundary getResetKey={() => path} errorComponent={ScreenFailed}>
          {path.startsWith('/print/') ? <PrintWindow path={path} /> : <Window path={path} />}
        </CatchBoundary>
      </QueryClientProvider>
    </LanguageProvider>
  );
}

/** What stands in front of the desk has no gate: it shows nothing that needs one. */
function Window({ path }: { path: string }) {
  if (path === '/waiting-room') return <WaitingRoom />;
  if (path === '/client-screen') return <ClientScreen token={window.location.hash.slice(1)} />;
  return <Desk />;
}

function Desk() {
  return (
    <>
      <Gate />
      <PrintLayer />
    </>
  );
}
