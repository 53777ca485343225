// The name that the development server answers to, and to no other: a cookie goes to every port of a name, and under
// 127.0.0.1 a page of any other program of this machine could ask for the demo office by its address.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Plugin } from 'vite';
import { relyingPartyId } from '#core/access/second-factor/contract.ts';

/** A name of this run. Browsers know such names for loopback (RFC 6761); security keys are bound to the part that stays. */
export const newName = (): string => `${randomBytes(12).toString('hex')}.${relyingPartyId}`;

/** Refuses with 421 whatever does not name it, before vite or the application sees it; a socket for news likewise. */
export function onlyUnderItsName(name: string): Plugin {
  const isOurs = ({ headers, socket }: IncomingMessage) => headers.host === `${name}:${socket.localPort}`;
  return {
    name: 'only-under-its-name',
    configureServer({ middlewares, httpServer }) {
      middlewares.use((request, response, next) => {
        if (isOurs(request)) next();
        else response.writeHead(421, { 'content-type': 'text/plain' }).end('Misdirected request');
      });
      httpServer?.prependListener('upgrade', (request, socket) => {
        if (!isOurs(request)) socket.destroy();
      });
    },
  };
}
