// A visit served from inside a page of the desktop shell, through its own bridge. It travels as text, so it uses
// nothing from outside itself.

/** Runs in the page: serves a client through its own bridge, from the first run to the end of the visit. */
export async function serveOneVisit(client: unknown): Promise<{ visitId: string; state: string }> {
  let session = '';
  const call = async (name: string, method: 'GET' | 'POST', input?: unknown) => {
    const query =
      method === 'GET' && input !== undefined ? `?input=${encodeURIComponent(JSON.stringify(input))}` : '';
    const answer = await window.desk.call({
      path: `/api/${name}${query}`,
      method,
      headers: { 'content-type': 'application/json', ...(session === '' ? {} : { 'x-session': session }) },
      body: method === 'POST' && input !== undefined ? JSON.stringify(input) : null,
    });
    const read = JSON.parse(answer.body);
    if (read.error !== undefined) throw new Error(`${name}: ${answer.body}`);
    return read.result.data;
  };
  const { signIns } = await call('office.setUpDemo', 'POST');
  const { personId, password } = signIns[0];
  session = (await call('staff.signIn', 'POST', { personId, password })).token ?? '';
  await call('premises.recordCheck', 'POST', { item: 'sign_127', result: 'passed', note: '' });
  await call('premises.openDay', 'POST');
  const { visitId } = await call('visits.open', 'POST', { client });
  const items = await call('identity.checklist', 'GET', { clientType: 'iranian_adult' });
  const answers = items.map((item: { code: string; options: string[] }) => ({
    code: item.code,
    state: 'checked',
    ...(item.options.length > 0 ? { option: item.options[0] } : {}),
  }));
  await call('identity.verify', 'POST', { visitId, answers, note: '' });
  const { officePosTotal } = await call('fees.charge', 'POST', {
    visitId,
    lines: [{ itemCode: 'petition', count: 1 }],
  });
  const [terminal] = await call('payments.terminals', 'GET');
  const slip = { rrn: '123456789012', stan: '123456', card: '1234', amount: officePosTotal };
  await call('payments.record', 'POST', { visitId, terminalId: terminal.terminalId, ...slip });
  await call('visits.complete', 'POST', { visitId });
  const { state } = await call('visits.get', 'GET', { visitId });
  return { visitId, state };
}
