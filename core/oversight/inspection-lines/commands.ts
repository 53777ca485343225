// What an inspector writes down: a verdict a line, and the protocol that names them. Nothing of the office is changed by it (D16.12).

import type { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import { keepPhoto } from '#core/assets/photos/commands.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { figuresOf } from './cases.ts';
import type { giveVerdictInput } from './contract.ts';
import { protocolMade, verdictGiven } from './entries.ts';
import { casesOf } from './evidence.ts';
import { protocolRefusal, spanRefusal, verdictRefusal } from './rules.ts';
import { isSame, lookOf } from './views.ts';

/** Only who came by a code of the province finds: their visit stands for them. @throws NOT_ALLOWED */
function visitOf({ reads }: Desk, actorId: string): string {
  const visit = reads.inspections.visit(actorId);
  if (visit === null) throw refusal('NOT_ALLOWED', {});
  return visit.id;
}

/**
 * Gives a line its verdict, with what the office's records say of it now (D16.121). A later one takes its place; both stay on record.
 * A photo goes with it by the rules of all photos (D16.160).
 * @throws NOT_ALLOWED, INPUT_INVALID, REASON_NEEDED, PHOTO_REFUSED, PHOTO_ALREADY_USED, PHOTOS_FULL
 */
export function giveVerdict(
  desk: Desk,
  actorId: string,
  { line, from, to, verdict, words, photo }: z.infer<typeof giveVerdictInput>,
): void {
  const inspectionId = visitOf(desk, actorId);
  const look = lookOf(desk, { from, to }, actorId);
  refuse(spanRefusal(look.span, look.today));
  refuse(verdictRefusal(verdict, words));
  const figures = figuresOf(casesOf(line, look));
  desk.path.execute(inspectionId, (tx) => {
    const said = { line, verdict, fromDay: from, toDay: to, ...figures };
    const id = tx.newId();
    tx.append(verdictGiven, { id, inspectionId, ...said }, { words });
    keepPhoto(tx, desk.reads, photo, { of: 'line_verdict', ofId: id });
  });
}

/**
 * Makes the protocol of a visit, of the verdicts as they stand (D16.122); the same verdicts make no second one.
 * @throws NOT_ALLOWED, LINES_WITHOUT_VERDICT
 */
export function makeProtocol(desk: Desk, actorId: string): { protocolId: string } {
  const inspectionId = visitOf(desk, actorId);
  return desk.path.execute(inspectionId, (tx) => {
    const { inspectionLines: read } = desk.reads;
    const given = read.verdictsOf(inspectionId);
    refuse(protocolRefusal(given.map(({ line }) => line)));
    const verdicts = given.map(({ id }) => id);
    const last = read.lastProtocol(inspectionId);
    if (last !== null && isSame(last.verdicts, verdicts)) return { protocolId: last.id };
    const protocolId = tx.newId();
    tx.append(protocolMade, { id: protocolId, inspectionId, verdicts });
    return { protocolId };
  });
}
