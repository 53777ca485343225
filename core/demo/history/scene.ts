// What an act of the demo office's history has at hand: the office, its clock, the business day and the people signed in on it.
import type { Desk } from '#core/access/request-context/desk.ts';
import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { type AppCaller, callerOf } from '../caller.ts';
import type { SimulatedMachine } from '../simulated-machine.ts';

export type Colleague = {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  readonly caller: AppCaller;
};

export type Scene = {
  readonly desk: Desk;
  readonly machine: SimulatedMachine;
  /** Business day that is played. */
  readonly day: string;
  /** Business day on which the history ends. */
  readonly today: string;
  readonly manager: Colleague;
  /** The first two clerks of the office. */
  readonly clerk: Colleague;
  readonly otherClerk: Colleague;
  /** Somebody who joined; they sign in when they are first asked for. */
  with(person: { readonly name: string; readonly password: string }): Promise<Colleague>;
};

/** A part of the story: what it does on one day. */
export type Act = (scene: Scene) => Promise<void>;

const [managerOfDemo, clerkOfDemo, otherClerkOfDemo] = demoOffice('2026-01-01').people;

/** Signs the people of the day in. */
export async function sceneOf(
  desk: Desk,
  machine: SimulatedMachine,
  { day, today }: { readonly day: string; readonly today: string },
): Promise<Scene> {
  const present = new Map<string, Colleague>();
  async function signedIn(person: { readonly name: string; readonly password: string } | undefined) {
    if (person === undefined) throw new Error('the demo office has its people');
    const known = present.get(person.name);
    if (known !== undefined) return known;
    const colleague = await signInColleague(desk, person);
    present.set(person.name, colleague);
    // Nobody takes another's place at once.
    machine.advance(60_000);
    return colleague;
  }
  return {
    ...{ desk, machine, day, today },
    manager: await signedIn(managerOfDemo),
    clerk: await signedIn(clerkOfDemo),
    otherClerk: await signedIn(otherClerkOfDemo),
    with: signedIn,
  };
}

/** Signs one person in from the list of names. */
export async function signInColleague(
  desk: Desk,
  { name, password }: { readonly name: string; readonly password: string },
): Promise<Colleague> {
  const anyone = callerOf(desk, null);
  const id = (await anyone.staff.signInList()).find((one) => one.name === name)?.id;
  if (id === undefined) throw new Error(`the demo office has ${name}`);
  const { token } = await anyone.staff.signIn({ personId: id, password });
  return { id, name, password, caller: callerOf(desk, token) };
}
