// What a desk decides on a client's identity, each in a visit that is opened for it unless there is one.
import { completeAnswers } from '#core/demo/answers.ts';
import type { Caller } from './office.ts';

export type Client = Parameters<Caller['visits']['open']>[0]['client'];
type NotVerified = 'refused' | 'escalated';

export const openedVisit = async ({ visits }: Caller, client: Client): Promise<string> =>
  (await visits.open({ client })).visitId;

/** Refuses a client, or leaves them to the manager. */
export async function refusedVisit(
  caller: Caller,
  client: Client,
  outcome: NotVerified = 'refused',
  reasonCode: 'document_missing' | 'face_does_not_match' | 'suspected_forgery' = 'document_missing',
): Promise<string> {
  const visitId = await openedVisit(caller, client);
  const why = { reasonCode, answers: [], note: 'چهره با عکس نمی‌خواند' };
  await caller.identity.refuse({ visitId, outcome, ...why });
  return visitId;
}

/** Verifies a client by the whole checklist; `changed` is what they say has changed. */
export async function verifiedFor(
  caller: Caller,
  client: Client,
  { changed = '', visitId }: { changed?: string; visitId?: string } = {},
): Promise<string> {
  const id = visitId ?? (await openedVisit(caller, client));
  const answers = completeAnswers(client.clientType, client.matterRole);
  await caller.identity.verify({ visitId: id, answers, note: '', changed });
  return id;
}
