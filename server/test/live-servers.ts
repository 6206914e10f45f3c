import { afterAll, beforeAll } from 'vitest';
import { type TestApp, testApp } from './app.ts';
import { type Events, openEvents } from './open-events.ts';
import { secondServer } from './second-server.ts';

/**
 * Two servers that listen on one database for the tests of a file, as two processes would, and who reads
 * their events. `here` and `there` are their addresses.
 */
export function listenTogether() {
  let app: TestApp;
  let second: Awaited<ReturnType<typeof secondServer>>;
  let here: string;
  let there: string;
  beforeAll(async () => {
    app = await testApp();
    second = await secondServer(app);
    here = await app.http.listen({ port: 0, host: '127.0.0.1' });
    there = await second.http.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await second.close();
    await app.close();
  });
  const opened: Events[] = [];
  return {
    get app() {
      return app;
    },
    get here() {
      return here;
    },
    get there() {
      return there;
    },
    /** A stream of somebody that has begun; `since` is the last event that they had. */
    events: async (as: string, options: { at?: string; since?: string } = {}) => {
      const token = await app.tokenOf(as);
      const stream = await openEvents(options.at ?? here, token, options.since);
      opened.push(stream);
      await stream.next('hello');
      return stream;
    },
    /** Closes the streams that were opened. */
    ended: () => Promise.all(opened.splice(0).map((stream) => stream.close())),
  };
}
