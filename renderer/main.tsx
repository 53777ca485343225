// Entry of the renderer.
import './ui/typeface.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { followCore } from './api/core-state.ts';
import { deskCache } from './api/query-client.ts';
import { followAppearance } from './app/appearance.ts';
import { Application, isOfTheDesk } from './app/application.tsx';
import { askFirstQuestions } from './app/first-questions.ts';
import { watchScripts } from './app/missing-scripts.ts';
import { currentLanguage } from './i18n/language.ts';
import { registerReactAriaStrings } from './i18n/react-aria-strings.ts';
import { fetchSentences } from './i18n/spoken.ts';
import { followKeyClicks } from './ui/key-clicks.ts';

// The content security policy forbids code made from text, which zod would otherwise try.
config({ jitless: true });
registerReactAriaStrings();
followAppearance();
followKeyClicks();

watchScripts();
followCore(deskCache);
if (isOfTheDesk(window.location.pathname)) askFirstQuestions(deskCache);

// Without its sentences a chosen language is said in Persian ones.
await fetchSentences(currentLanguage()).catch(() => undefined);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Application cache={deskCache} path={window.location.pathname} />
  </StrictMode>,
);
