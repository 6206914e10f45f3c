import type { TestApp } from './app.ts';
import { browser, type FormFile } from './browser-without-scripts.ts';

/* A person who files a complaint with a browser that runs no scripts, and what the pages show them. */
export type Shown = {
  readonly status: number;
  /** Where one is in the end, without the query. */
  readonly path: string;
  readonly html: string;
  /** What stands in a field, as a browser would show it; undefined where there is no such field. */
  readonly value: (name: string) => string | undefined;
  /** What is wrong, each with the field it leads to. */
  readonly faults: readonly (readonly [field: string, message: string])[];
};

export function visitor(
  app: TestApp,
  {
    language = 'ar',
    headers = {},
  }: { language?: 'ar' | 'en'; headers?: Record<string, string> } = {},
) {
  const own = browser(app, language, undefined, headers);
  return {
    cookies: own.cookies,
    get: async (path: string) => shown(await own.get(path)),
    post: async (path: string, fields: Record<string, string>) =>
      shown(await own.post(path, fields)),
    postFiles: async (path: string, fields: Record<string, string>, files: readonly FormFile[]) =>
      shown(await own.postFiles(path, fields, files, 'files')),
  };
}

function shown({ status, path, html }: { status: number; path: string; html: string }): Shown {
  return {
    status,
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
