// What is behind the gate: the router, with the shell and every section.
import { RouterProvider } from '@tanstack/react-router';
import { router } from './router.tsx';

export function Inside() {
  return <RouterProvider router={router} />;
}
