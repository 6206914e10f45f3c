/** The session that an answer gives a browser in its cookie, as a program would send it. */
export function sessionToken(answer: { headers: Record<string, unknown> }): string {
  const cookies = [answer.headers['set-cookie'] ?? []].flat().map(String);
  const [, value] = /session_token=([^;]+)/.exec(cookies.join('\n')) ?? [];
  if (value === undefined) throw new Error('no session was given');
  return decodeURIComponent(value);
}
