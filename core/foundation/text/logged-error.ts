// An error as a log says it: what failed and where, without the values that it failed on. Those of a query are clients' and
// offices', and a parser quotes the text that it could not read.

/** What an error says, up to its values: those of a failed query, of PostgreSQL's refusals, and of JSON that is none. */
export function messageWithoutValues(error: Error): string {
  const [said = ''] = error.message.split('\nparams: ');
  if (error instanceof SyntaxError) return said.replace(/"[\s\S]*"/, '…');
  const isOfPostgres = 'severity' in error && 'code' in error;
  const value = said.indexOf(': "');
  return isOfPostgres && value !== -1 ? `${said.slice(0, value)}: …` : said;
}

/** Where it happened: the lines of its stack that name a place. */
const placesOf = ({ stack = '', message }: Error): readonly string[] =>
  stack
    .slice(Math.max(0, stack.indexOf(message)) + message.length)
    .split('\n')
    .filter((line) => /^ {4}at /.test(line));

/** An error with its places and causes, as text of several lines. */
export function loggedError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` [${error.code}]` : '';
  const own = [`${error.name}${code}: ${messageWithoutValues(error)}`, ...placesOf(error)].join('\n');
  return error.cause === undefined ? own : `${own}\ncaused by: ${loggedError(error.cause)}`;
}
