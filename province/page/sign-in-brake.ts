// Slows down guessing of the supervisors' password: after five wrong ones, none is tried for a minute.
const tries = 5;
const windowMs = 60_000;

export type SignInBrake = { tooMany(): boolean; failed(): void };

export function signInBrake(clock: () => Date): SignInBrake {
  let failures: number[] = [];
  return {
    tooMany() {
      failures = failures.filter((at) => at > clock().getTime() - windowMs);
      return failures.length >= tries;
    },
    failed() {
      failures.push(clock().getTime());
    },
  };
}
