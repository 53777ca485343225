// One office behind one way to its application, and a desk that calls it as the screens do: the seam is all that the
// suite sees, and every raw answer is kept, so that what leaves the application can be looked at.
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import type { AppRouter } from '#core/app/registry/router.ts';
import { isProblem, type Problem } from '#core/foundation/problems/catalogue.ts';
import type { DeskAnswer, DeskCall } from '#electron/core-process/protocol.ts';

/** A way to the application. The office behind it is fresh, and may be a demo office. */
export type OfficeHost = { send(call: DeskCall): Promise<DeskAnswer>; stop(): Promise<void> };

export type Procedures = ReturnType<typeof createTRPCClient<AppRouter>>;

export type DeskUnderTest = {
  /** The procedures as the holder of a session calls them, or as anyone. */
  as(session: string | null): Procedures;
  send(call: Partial<DeskCall> & { readonly path: string }): Promise<DeskAnswer>;
  /** Every answer so far, oldest first. */
  readonly answers: readonly DeskAnswer[];
};

export function deskOn(host: OfficeHost): DeskUnderTest {
  const answers: DeskAnswer[] = [];
  const send = async (call: DeskCall): Promise<DeskAnswer> => {
    const answer = await host.send(call);
    answers.push(answer);
    return answer;
  };
  return {
    answers,
    send: (call) => send({ method: 'GET', headers: {}, body: null, ...call }),
    as: (session) =>
      createTRPCClient<AppRouter>({
        links: [
          httpLink({
            url: '/api',
            headers: session === null ? {} : { 'x-session': session },
            fetch: async (address, request) => {
              const { status, headers, body } = await send({
                path: String(address),
                method: request?.method === 'POST' ? 'POST' : 'GET',
                headers: Object.fromEntries(new Headers(request?.headers)),
                body: typeof request?.body === 'string' ? request.body : null,
              });
              return new Response(body, { status, headers });
            },
          }),
        ],
      }),
  };
}

/** Awaits a refusal and gives its status and problem as a client gets them; anything else fails the test. */
export async function refusalOf(call: Promise<unknown>): Promise<{ status: number; problem: Problem }> {
  const error: unknown = await call.then(
    () => {
      throw new Error('the call was not refused');
    },
    (refused: unknown) => refused,
  );
  if (!(error instanceof TRPCClientError)) throw error;
  const data: unknown = error.data;
  if (typeof data !== 'object' || data === null || !('problem' in data) || !('httpStatus' in data))
    throw error;
  const { problem, httpStatus } = data;
  if (!isProblem(problem) || typeof httpStatus !== 'number') throw error;
  return { status: httpStatus, problem };
}
