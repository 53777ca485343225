// Which duties each query reads. The application says it with every answer, so nothing here has to be kept in step.

/** The header of an answer that names what it was read from. */
const header = 'x-topics';
const known = new Map<string, ReadonlySet<string>>();

/** Takes from an answer what the query was read from. `address` is `/api/<procedure>` with its query. */
export function noteTopics(address: string, answer: Response): void {
  const topics = answer.headers.get(header);
  const path = /^\/api\/([^?]+)/.exec(address)?.[1];
  if (topics === null || path === undefined) return;
  known.set(path, new Set(topics.split(',').filter((topic) => topic !== '')));
}

/** Whether a change of these topics may change what the procedure answers; true as long as it has not answered. */
export function mayChange(path: string, topics: readonly string[]): boolean {
  const read = known.get(path);
  return read === undefined || topics.some((topic) => read.has(topic));
}
