import type { ErrorBody } from '@insaf/contract/errors.ts';
import { ApiFault, addressOf } from '../api.ts';
import { installation, language } from '../installation.ts';

type Params = Parameters<typeof addressOf>[1];
type Query = Parameters<typeof addressOf>[2];

/**
 * A paper in the language and digits of the person, and under which name it is kept.
 *
 * @throws ApiFault for every answer that is not the paper
 */
export async function fetchPaper(
  path: string,
  params: Params,
  asked: Query,
): Promise<{ name: string; file: Blob }> {
  const { digits } = installation;
  const answer = await fetch(addressOf(path, params, { ...asked, language, digits }), {
    headers: { 'accept-language': language },
  }).catch(() => null);
  if (answer === null) throw new ApiFault(0, { code: 'offline' });
  if (!answer.ok) {
    const body = (await answer.json().catch(() => null)) as ErrorBody | null;
    throw new ApiFault(answer.status, body?.error ?? { code: 'internal' });
  }
  const file = await answer.blob().catch(() => null);
  if (file === null) throw new ApiFault(0, { code: 'offline' });
  const said = answer.headers.get('content-disposition') ?? '';
  return { name: /filename="([^"]+)"/.exec(said)?.[1] ?? 'paper.pdf', file };
}

/** Has the browser keep a file. */
export function keepFile(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
