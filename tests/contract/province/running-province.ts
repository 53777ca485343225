// The province that the protocol's cases share: started once on whatever database they stand on, with new offices on demand.
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { syncProblemSchema } from '#core/foundation/wire/contract.ts';
import { type Province, type ProvinceOptions, startProvince } from '#province/server.ts';
import { entries } from '#province/store/schema.ts';
import { type Sent, TestDevice } from '#tests/support/province-client.ts';

/** A database that a province can stand on. */
export type Ground = { options(): Promise<ProvinceOptions>; stop(): Promise<void> };

export class RunningProvince {
  private started: { province: Province; ground: Ground } | undefined;
  private lastOffice = 1100;

  async start(ground: Ground): Promise<void> {
    this.started = { province: await startProvince(await ground.options()), ground };
  }

  async stop(): Promise<void> {
    await this.started?.province.close();
    await this.started?.ground.stop();
  }

  get province(): Province {
    if (!this.started) throw new Error('the province was not started');
    return this.started.province;
  }

  /** A device that is enrolled, of a new office if none is named. */
  async enrolled(office = String(++this.lastOffice)): Promise<TestDevice> {
    const device = new TestDevice(this.province.url, office);
    const answer = await device.enrol(await this.province.createEnrolCode(office));
    expect(answer.status).toBe(200);
    return device;
  }

  /** A device of a new office that wrote so many visits and sent none. */
  async visits(count: number): Promise<TestDevice> {
    const device = await this.enrolled();
    for (let index = 0; index < count; index += 1) device.write('visit.opened', { visit: index });
    return device;
  }

  /** What the province holds of the device's office, in the order of its tail. */
  async held(device: TestDevice): Promise<string[]> {
    const rows = await this.province.store
      .select()
      .from(entries)
      .where(eq(entries.office, device.office))
      .orderBy(entries.position);
    return texts(rows.map((row) => row.bytes));
  }
}

export function texts(lines: Uint8Array[]): string[] {
  return lines.map((line) => Buffer.from(line).toString());
}

export function expectProblem(sent: Sent, status: number, code: string): void {
  expect({ status: sent.status, code: sent.body.code }).toEqual({ status, code });
  expect(sent.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(syncProblemSchema.safeParse(sent.body).success).toBe(true);
}
