// Which commands the application has done, told to whoever waits for one: the tours of the demo office.
type Listener = (procedure: string) => void;
const listeners = new Set<Listener>();

/** Takes from an answer that a command was done. `address` is `/api/<procedure>`. */
export function noteAct(address: string, method: string | undefined, answer: Response): void {
  const procedure = /^\/api\/([^?]+)/.exec(address)?.[1];
  if (procedure === undefined || method !== 'POST' || !answer.ok) return;
  for (const listener of listeners) listener(procedure);
}

/** Calls `listener` with each command that was done. @returns how to stop that */
export function onAct(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
