// Challenges and proofs, in memory: each belongs to one session and one act or purpose, and lasts for minutes of real time. The
// proof of an act is used once. An assertion that is sent again, in another session or for another act finds nothing that it answers.
/** How long a challenge can be answered, and a proof be used for its act, ms. */
const challengeLifetimeMs = 120_000;
/** How long a proof for a purpose covers the acts of that purpose, ms (D11.38). */
const purposeLifetimeMs = 300_000;

export type Proofs = ReturnType<typeof createProofs>;

/** More than people ever have at once; what is older goes. */
const most = 200;

/** Makes the register of challenges. `elapsedMs` is real time: setting the clock prolongs nothing (D11.16). */
export function createProofs(elapsedMs: () => number, random: (count: number) => Uint8Array) {
  const challenges = new Map<string, { challenge: string; at: number }>();
  const proven = new Map<string, number>();
  const keyOf = (session: string, act: string): string => `${session} ${act}`;
  const isFresh = (at: number): boolean => elapsedMs() - at < challengeLifetimeMs;
  function keep<T>(map: Map<string, T>, key: string, value: T): void {
    map.delete(key);
    map.set(key, value);
    const [oldest] = map.keys();
    if (map.size > most && oldest !== undefined) map.delete(oldest);
  }
  return {
    /** A new challenge for one act of a session; a former one for it is gone. */
    challenge(session: string, act: string): string {
      const challenge = Buffer.from(random(32)).toString('base64url');
      keep(challenges, keyOf(session, act), { challenge, at: elapsedMs() });
      return challenge;
    },
    /** Takes the challenge of an act: whatever comes of it, it is used. */
    takeChallenge(session: string, act: string): string | null {
      const key = keyOf(session, act);
      const found = challenges.get(key);
      challenges.delete(key);
      return found !== undefined && isFresh(found.at) ? found.challenge : null;
    },
    /** The second factor was shown for an act. */
    prove(session: string, act: string): void {
      keep(proven, keyOf(session, act), elapsedMs());
    },
    /** Whether it was shown for a purpose lately: such a proof is not used up. */
    covers(session: string, purpose: string): boolean {
      const at = proven.get(keyOf(session, purpose));
      return at !== undefined && elapsedMs() - at < purposeLifetimeMs;
    },
    /** Takes the proof of an act. @returns how to give it back when the act was refused for another reason; null when there is none */
    take(session: string, act: string): (() => void) | null {
      const key = keyOf(session, act);
      const at = proven.get(key);
      proven.delete(key);
      if (at === undefined || !isFresh(at)) return null;
      return () => keep(proven, key, at);
    },
  };
}
