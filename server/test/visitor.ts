import type { TestApp } from './app.ts';

/*
 * A person with a browser that runs no scripts: keeps cookies, sends forms, follows where they lead. Two of
 * them share nothing.
 */
export type Shown = {
  readonly status: number;
  readonly path: string;
  readonly html: string;
  /** What stands in a field, as a browser would show it; undefined where there is no such field. */
  readonly value: (name: string) => string | undefined;
  /** What is wrong, each with the field it leads to. */
  readonly faults: readonly (readonly [field: string, message: string])[];
};

export type SentFile = { readonly name: string; readonly type: string; readonly bytes: Buffer };

export function visitor(
  { http }: Pick<TestApp, 'http'>,
  { language = 'ar', headers = {} }: { language?: string; headers?: Record<string, string> } = {},
) {
  const cookies = new Map<string, string>();

  async function send(
    method: 'GET' | 'POST',
    path: string,
    type?: string,
    payload?: Buffer | string,
  ) {
    const response = await http.inject({
      method,
      url: path,
      headers: {
        'accept-language': language,
        ...(cookies.size > 0
          ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
          : {}),
        ...(type === undefined ? {} : { 'content-type': type }),
        ...(method === 'POST' ? { 'sec-fetch-site': 'same-origin' } : {}),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value } of response.cookies) cookies.set(name, value);
    return response;
  }

  type Answer = Awaited<ReturnType<typeof send>>;

  async function follow(path: string, answer: Answer): Promise<Shown> {
    const { location } = answer.headers;
    if (answer.statusCode !== 303 || typeof location !== 'string') return shown(path, answer);
    const next = location.split('#')[0]!;
    return follow(next, await send('GET', next));
  }

  return {
    cookies,
    /** The same cookies in another browser window. */
    get: async (path: string) => follow(path, await send('GET', path)),
    post: async (path: string, fields: Record<string, string>) =>
      follow(path, await sendFields(path, fields)),
    /** A form's answer itself: its status, and where it leads. */
    sendFields,
    postFiles: async (path: string, fields: Record<string, string>, files: readonly SentFile[]) => {
      const boundary = '----insaf-test';
      const parts = [
        ...Object.entries(fields).map(([name, value]) =>
          Buffer.from(
            `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
          ),
        ),
        ...files.flatMap(({ name, type, bytes }) => [
          Buffer.from(
            `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n` +
              `content-type: ${type}\r\n\r\n`,
          ),
          bytes,
          Buffer.from('\r\n'),
        ]),
        Buffer.from(`--${boundary}--\r\n`),
      ];
      const type = `multipart/form-data; boundary=${boundary}`;
      return follow(path, await send('POST', path, type, Buffer.concat(parts)));
    },
  };

  function sendFields(path: string, fields: Record<string, string>) {
    const body = new URLSearchParams(fields).toString();
    return send('POST', path, 'application/x-www-form-urlencoded', body);
  }
}

function shown(path: string, answer: { statusCode: number; payload: string }): Shown {
  const html = answer.payload;
  return {
    status: answer.statusCode,
    path: path.split('?')[0]!,
    html,
    value: (name) => valueIn(html, name),
    faults: [
      ...(/class="faults".*?<\/ul>/s.exec(html)?.[0] ?? '').matchAll(
        /<a href="#field-([^"]*)">([^<]*)<\/a>/g,
      ),
    ].map(([, field, message]) => [field!, plain(message!)] as const),
  };
}

function valueIn(html: string, name: string): string | undefined {
  const escaped = name.replaceAll('.', '\\.');
  const area = new RegExp(`<textarea[^>]*name="${escaped}"[^>]*>([^]*?)</textarea>`).exec(html);
  // The first line break in a text area is the page's own.
  if (area) return plain(area[1]!.replace(/^\n/, ''));
  const list = new RegExp(`<select[^>]*name="${escaped}"[^>]*>([^]*?)</select>`).exec(html);
  if (list) return /<option value="([^"]*)" selected=""/.exec(list[1]!)?.[1] ?? '';
  const inputs = html.match(new RegExp(`<input[^>]*name="${escaped}"[^>]*>`, 'g')) ?? [];
  if (inputs.length === 0) return undefined;
  const isChoice = inputs.some((input) => /type="(radio|checkbox)"/.test(input));
  const chosen = isChoice ? inputs.find((input) => input.includes('checked=""')) : inputs[0];
  return chosen === undefined ? '' : plain(/value="([^"]*)"/.exec(chosen)?.[1] ?? '');
}

/** As a person reads it. */
export const plain = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
