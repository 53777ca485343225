// Protocol v1 as a device sees it: one suite, run over every database that a province can stand on.
import { afterAll, beforeAll, describe } from 'vitest';
import { batchCases } from './batch-cases.ts';
import { bodyCases } from './body-cases.ts';
import { chainCases } from './chain-cases.ts';
import { descriptionCases } from './description-cases.ts';
import { enrolmentCases } from './enrolment-cases.ts';
import { quarantineCases } from './quarantine-cases.ts';
import { readingCases } from './reading-cases.ts';
import { relayCases } from './relay-cases.ts';
import { type Ground, RunningProvince } from './running-province.ts';
import { senderCases } from './sender-cases.ts';
import { signedAnswerCases } from './signed-answer-cases.ts';

export function protocolSuite(name: string, ground: () => Promise<Ground>): void {
  describe(`protocol v1 on ${name}`, () => {
    const running = new RunningProvince();
    beforeAll(async () => running.start(await ground()));
    afterAll(() => running.stop());

    describe('enrolment', () => enrolmentCases(running));
    describe('batches', () => batchCases(running));
    describe('the chain', () => chainCases(running));
    describe('who sends', () => senderCases(running));
    describe('bodies', () => bodyCases(running));
    describe('what is not understood', () => quarantineCases(running));
    describe('reading back', () => readingCases(running));
    describe('signed answers', () => signedAnswerCases(running));
    describe('relays', () => relayCases(running));
    describe('the description', () => descriptionCases(running));
  });
}
