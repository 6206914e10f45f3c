/*
 * Pages of the portal and the frame of the desk, as one connection that stays open waits for them: from the
 * first byte of the request to the last of the page, uncompressed. What the browser does afterwards is measured
 * by the budgets of pages (e2e/budgets.ts).
 */
import { trackingCode } from '../server/features/intake/index.ts';
import { type Measurement, resultOf } from './measurement.ts';
import { someNumbers } from './opening.ts';
import { readBeside } from './reading/beside.ts';
import { withFilledServer } from './reading/filled-server.ts';
import { openOnPortal } from './reading/portal.ts';

export const pages: Measurement = ({ rounds, seconds, say }) =>
  withFilledServer(say, async ({ server, database, ctx, complaints }) => {
    const { url } = server;
    const [number] = (await someNumbers(database, 1)) as [string];
    const code = trackingCode(ctx.sealing.keyFor('tracking-code'), number, 1);
    const cookie = await openOnPortal(url, { number, code });
    const { asked } = await readBeside({
      ...{ url, database, rounds, seconds },
      requests: {
        'home of the portal': [{ path: '/' }],
        'first question of the form': [{ path: '/file/what' }],
        'a complaint that is followed': [{ path: `/track/${number}`, headers: { cookie } }],
        'published figures': [{ path: '/figures' }],
        'index of agencies': [{ path: '/figures/index' }],
        'frame of the desk': [{ path: '/desk' }],
      },
      readings: { nothing: [[{ text: 'SELECT 1', values: [] }]] },
    });
    const goal = { of: 'value', below: 5 } as const;
    return Object.entries(asked).map(([name, values]) =>
      resultOf({ name: `page: ${name}, p95`, unit: 'ms', values, goal, complaints }),
    );
  });
