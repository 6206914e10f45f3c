import type { TestApp } from './app.ts';

/*
 * A person with a browser that runs no scripts: it keeps each cookie for its own
 * part of the site, forgets those it is told to, fills in forms, and follows where it is sent.
 */

type Page = {
  readonly status: number;
  /** Where one is in the end, with the query. */
  readonly path: string;
  readonly html: string;
  readonly headers: Record<string, unknown>;
  readonly raw: Buffer;
};

export type FormFile = { readonly name: string; readonly type: string; readonly bytes: Buffer };

/** @param more what this browser sends with every request besides */
export function browser(
  app: TestApp,
  language: 'ar' | 'en' = 'en',
  address = '198.51.100.7',
  more: Record<string, string> = {},
) {
  const cookies = new Map<string, { value: string; path: string }>();

  async function send(
    method: 'GET' | 'POST',
    path: string,
    content?: { type: string; body: Buffer | string },
  ): Promise<Page> {
    const sent = [...cookies].filter(([, cookie]) => path.startsWith(cookie.path));
    const cookie = sent.map(([name, { value }]) => `${name}=${value}`).join('; ');
    const response = await app.http.inject({
      method,
      url: path,
      remoteAddress: address,
      headers: {
        'accept-language': language,
        ...(cookie === '' ? {} : { cookie }),
        ...(content && { 'content-type': content.type, 'sec-fetch-site': 'same-origin' }),
        ...more,
      },
      ...(content && { payload: content.body }),
    });
    for (const { name, value, path: at = '/', expires } of response.cookies) {
      if (expires?.getTime() === 0) cookies.delete(name);
      else cookies.set(name, { value, path: at });
    }
    const { location } = response.headers;
    if (response.statusCode === 303 && typeof location === 'string')
      return send('GET', location.split('#')[0] ?? '');
    const { statusCode: status, payload: html, headers, rawPayload: raw } = response;
    return { status, path, html, headers, raw };
  }

  const post = (path: string, fields: Record<string, string>) =>
    send('POST', path, {
      type: 'application/x-www-form-urlencoded',
      body: new URLSearchParams(fields).toString(),
    });

  /** A form that may carry files, and those that were chosen in it. */
  const postFiles = (
    path: string,
    fields: Record<string, string>,
    files: readonly FormFile[],
    field = 'photos',
  ) => {
    const boundary = 'insaf-test-boundary';
    const part = (head: string, body: Buffer | string) =>
      Buffer.concat([
        Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
        Buffer.from(body),
        Buffer.from('\r\n'),
      ]);
    const body = Buffer.concat([
      ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value)),
      ...files.map(({ name, type, bytes }) =>
        part(`name="${field}"; filename="${name}"\r\ncontent-type: ${type}`, bytes),
      ),
      Buffer.from(`--${boundary}--\r\n`),
    ]);
    return send('POST', path, { type: `multipart/form-data; boundary=${boundary}`, body });
  };

  return {
    cookies,
    get: (path: string) => send('GET', path),
    post,
    postFiles,
    /** Opens a complaint with number and code. */
    open: ({ number, code }: { number: string; code: string }) => post('/track', { number, code }),
  };
}

/** What a page says, without its markup. */
export function textOf(html: string): string {
  return html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
}
