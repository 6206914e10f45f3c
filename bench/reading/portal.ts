/**
 * Opens a complaint on the portal as a person does.
 *
 * @returns what their browser sends from then on
 */
export async function openOnPortal(
  url: string,
  given: { readonly number: string; readonly code: string },
): Promise<string> {
  const response = await fetch(`${url}/track`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams(given),
  });
  if (response.status !== 303) throw new Error(`${given.number} is not opened: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.slice(0, cookie.indexOf(';')))
    .join('; ');
}
