/*
 * Following a complaint by its number and code: over the API, which counts the attempt, and on the portal, where
 * a cookie holds what was opened. Beside them stands one row of a complaint by its key.
 */
import { trackingCode } from '../server/features/intake/index.ts';
import { type Measurement, resultOf } from './measurement.ts';
import { someNumbers } from './opening.ts';
import { readBeside } from './reading/beside.ts';
import { withFilledServer } from './reading/filled-server.ts';
import { openOnPortal } from './reading/portal.ts';

const followed = 400;

export const tracking: Measurement = ({ rounds, seconds, say }) =>
  withFilledServer(say, async ({ server, database, ctx, complaints }) => {
    const { url } = server;
    const numbers = await someNumbers(database, followed);
    const given = numbers.map((number) => ({
      number,
      code: trackingCode(ctx.sealing.keyFor('tracking-code'), number, 1),
    }));
    const pages = [];
    for (const each of given.slice(0, 20)) {
      const cookie = await openOnPortal(url, each);
      pages.push({ path: `/track/${each.number}`, headers: { cookie } });
    }
    const { asked, bare } = await readBeside({
      ...{ url, database, rounds, seconds },
      requests: {
        api: given.map((body) => ({ method: 'POST', path: '/api/v1/tracking', body })),
        portal: pages,
      },
      readings: {
        row: numbers.map((number) => [
          { text: 'SELECT * FROM complaints WHERE number = $1', values: [number] },
        ]),
      },
    });
    const goal = { of: 'ratio', below: 3 } as const;
    const ceilings = bare.row!;
    const beside = { unit: 'ms', ceilings, goal, complaints };
    return [
      resultOf({ name: 'tracking by the API, p95', values: asked.api!, ...beside }),
      resultOf({ name: 'tracking on the portal, p95', values: asked.portal!, ...beside }),
    ];
  });
