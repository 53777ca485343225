// Addresses of the screens, behind the hash, so that they work under app:// and http alike.
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  redirect,
} from '@tanstack/react-router';
import { ScreenFailed } from './screen-failed.tsx';
import { sections } from './sections.ts';
import { Shell } from './shell.tsx';

const rootRoute = createRootRoute();
const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: 'shell', component: Shell });
const sectionRoutes = sections.map((section) =>
  createRoute({
    getParentRoute: () => shellRoute,
    path: section.hasParts === true ? `${section.path}/{-$part}` : section.path,
    component: section.screen,
  }),
);
const unknownRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '$',
  beforeLoad: () => {
    throw redirect({ to: '/' });
  },
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([shellRoute.addChildren([...sectionRoutes, unknownRoute])]),
  history: createHashHistory(),
  defaultPreload: false,
  // A section that fails leaves the frame around it standing.
  defaultErrorComponent: ScreenFailed,
});
