import type { BrowserContext } from 'playwright-core';

/*
 * The demonstration's staff, by the beginning of their address: `examiner`, `officer.naser`. What they do in
 * a browser, and what they do over HTTP while somebody looks at a page.
 */

/** A server that has them. */
export type Staffed = { readonly url: string; readonly password: string };

const account = (who: string, { password }: Staffed) => ({
  email: `${who}@insaf.example`,
  password,
});

/** Signs in for all pages of a browser. */
export async function signIn(context: BrowserContext, at: Staffed, who: string): Promise<void> {
  const response = await context.request.post(`${at.url}/api/v1/sign-in`, {
    data: account(who, at),
    // As a browser says it of a page of ours.
    headers: { origin: at.url },
  });
  if (!response.ok()) throw new Error(`${who} cannot sign in: ${response.status()}`);
}

/** Requests of one person, to paths below `/api/v1`. What is answered with no 2xx is thrown. */
export type Requests = {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body?: object) => Promise<T>;
  readonly patch: <T>(path: string, body: object) => Promise<T>;
  readonly put: <T>(path: string, body: object) => Promise<T>;
};

/** Changes a body, by the method and the path that it is for. */
export type Write = (body: unknown, method: string, path: string) => unknown;

export type Api = {
  /** A member of staff, who signs in with the first request. */
  readonly as: (who: string) => Requests;
  /** Anybody. */
  readonly public: Requests;
};

/**
 * @param at is asked for its address and password when they are needed, and may start until then
 * @param write what is sent in place of a body
 */
export function apiOf(at: Staffed, write: Write = (body) => body): Api {
  const tokens = new Map<string, Promise<string>>();

  function requests(who: string | null): Requests {
    const send = async <T>(method: string, path: string, body?: object): Promise<T> => {
      const response = await fetch(`${at.url}/api/v1${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          ...(who === null ? {} : { authorization: `Bearer ${await tokenOf(who)}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(write(body, method, path)) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return JSON.parse(text) as T;
    };
    return {
      get: (path) => send('GET', path),
      post: (path, body = {}) => send('POST', path, body),
      patch: (path, body) => send('PATCH', path, body),
      put: (path, body) => send('PUT', path, body),
    };
  }
  const everybody = requests(null);

  function tokenOf(who: string): Promise<string> {
    let token = tokens.get(who);
    if (token === undefined) {
      const signedIn = everybody.post<{ token: string }>('/sign-in', account(who, at));
      token = signedIn.then((reply) => reply.token);
      tokens.set(who, token);
    }
    return token;
  }

  return { as: requests, public: everybody };
}
