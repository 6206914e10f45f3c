/*
 * What a database throws that is not there, or has no room: no statement and no person is at fault, and the
 * same will be right later. Everything else that it throws is about what it was asked.
 */

/**
 * By SQLSTATE: the connection (class 08), no room left (53), shutting down or starting (57P01 to 57P05), or too
 * slow for what it was asked (57014).
 */
const awayStates = /^(?:08...|53...|57P0[1-5]|57014)$/;

/** What the machine says of a line that is cut, refused, or leads nowhere. */
const awayCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT'],
  ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN'],
]);

/** What `pg` says without a code: the line was cut, or none became free in time. */
const awayWords =
  /^(?:Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed)/;

/** Another stood in the way: a lock was not to be had in time, or two waited for each other. */
const busyStates = new Set(['55P03', '40P01', '40001']);

/** No room left, or too slow: the database is there and says so. */
const saidState = /^(?:53...|57014)$/;

/** Whether the database was not reached, was lost, is starting or stopping, has no room or is too slow. */
export function isAway(error: unknown): boolean {
  return links(error).some(
    ({ code, message }) => awayStates.test(code) || awayCodes.has(code) || awayWords.test(message),
  );
}

/** Whether the line to the database is cut or leads nowhere: `isAway`, but for a database that is there and says it. */
export function isLost(error: unknown): boolean {
  const all = links(error);
  if (all.some(({ code }) => saidState.test(code))) return false;
  // No connection became free in time: they are all at work, and that says nothing of the line.
  return isAway(error) && !all.some(({ message }) => /^timeout exceeded/.test(message));
}

/** Whether the same is worth asking again in a moment: `isAway`, or something else stood in the way. */
export function cannotNow(error: unknown): boolean {
  return isAway(error) || links(error).some(({ code }) => busyStates.has(code));
}

/** The error and what caused it, as far down as somebody kept it. */
function links(error: unknown): { code: string; message: string }[] {
  const found: { code: string; message: string }[] = [];
  const open = [error];
  while (open.length > 0 && found.length < 10) {
    const next = open.shift();
    if (!(next instanceof Error)) continue;
    const { code } = next as { code?: unknown };
    found.push({ code: typeof code === 'string' ? code : '', message: next.message });
    open.push(next.cause);
    if (next instanceof AggregateError) open.push(...next.errors);
  }
  return found;
}
