// The clients of a day at the demo office: a number, a clerk, a face at the end. Sums, names and what goes wrong come by chance.
import { callerOf } from '../caller.ts';
import { playVisit } from '../play-visit.ts';
import type { Colleague, Scene } from './scene.ts';

const minute = 60_000;
/** Terminals of the demo office, one for each of the two clerks. */
const terminals = ['14999001', '14999002'] as const;
/** How often things happen at this counter. */
const shares = { complaint: 0, refused: 0.035, cashOffered: 0.015, reversed: 0.012, printed: 0.9 } as const;
/** How clients leave: mostly content. */
const faces = [5, 5, 5, 4, 5, 4, 3, 5, 4, 2, 5, 4, 5, 1, 4, 5] as const;

type Clients = {
  readonly count: number;
  /** Numbers are given. */
  readonly hasQueue: boolean;
  /** The client's screen, where it stands. */
  readonly screen: string | null;
  /** Minutes of a day that clients come in. */
  readonly minutes: number;
  readonly clerks?: readonly [Colleague, ...Colleague[]];
};

/** Serves the clients one after another, by turns of the clerks. */
export async function playClients(scene: Scene, clients: Clients): Promise<void> {
  const { machine } = scene;
  const { count, hasQueue, screen } = clients;
  const clerks: readonly [Colleague, ...Colleague[]] = clients.clerks ?? [scene.clerk, scene.otherClerk];
  const services = await servicesOf(scene);
  const pause = Math.max(0, Math.floor((clients.minutes * minute) / Math.max(count, 1)) - 4 * minute);
  for (let client = 0; client < count; client += 1) {
    const { caller, password } = machine.random.pick(clerks);
    if (hasQueue) {
      await caller.queue.issue({ sectionId: 'filing' });
      machine.advance(machine.random.between(1, 9) * minute);
      await caller.queue.callNext();
    }
    const { end } = await playVisit({
      machine,
      clerk: caller,
      clerkPassword: password,
      terminals,
      services,
      shares,
    });
    if (screen !== null && end === 'served' && machine.random.chance(0.7)) await answer(scene, screen);
    machine.advance(machine.random.between(0, pause));
  }
}

/** The services that clients come for here. */
async function servicesOf({ clerk }: Scene): Promise<[string, ...string[]]> {
  const tariff = await clerk.caller.fees.inForce();
  const [first, ...others] = (tariff?.items ?? []).flatMap(({ code, rate }) =>
    rate !== null && rate > 0 ? [code] : [],
  );
  if (first === undefined) throw new Error('the demo office has a tariff');
  return [first, ...others.slice(0, 8)];
}

async function answer({ desk, machine }: Scene, token: string): Promise<void> {
  const { feedback } = callerOf(desk, null);
  const { askId } = await feedback.screen({ token });
  if (askId !== null) await feedback.answer({ token, askId, rating: machine.random.pick(faces) });
}
