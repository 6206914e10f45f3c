/*
 * The composition root: what a process consists of. Which features answer is in routes.ts, which work by
 * themselves in jobs.ts, and who listens to which fact in facts.ts.
 */
import { announceTo } from './facts.ts';
import { figureHealth } from './features/figures/index.ts';
import { mountLedger } from './features/ledger/index.ts';
import { openLive } from './features/live/index.ts';
import { recordDelivery, tellOfMoves } from './features/notices/index.ts';
import { mountPortal, noSuchPage } from './features/portal/index.ts';
import { type Acting, actorIdOf, passes } from './features/rights/index.ts';
import { activeMember } from './features/sign-in/index.ts';
import { mountUploads, openUploads } from './features/uploads/index.ts';
import { jobsOf } from './jobs.ts';
import { directoryOf } from './platform/auth/directory.ts';
import { signIn } from './platform/auth/sign-in.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import type { Ctx, Db } from './platform/context.ts';
import type { Connection } from './platform/db/connect.ts';
import { openPaperMaker } from './platform/documents/compile-apart.ts';
import { mountDesk } from './platform/http/desk-page.ts';
import { addDocs } from './platform/http/docs.ts';
import { addHealth } from './platform/http/health.ts';
import { letConnectionsGo } from './platform/http/let-connections-go.ts';
import { mapTiles } from './platform/http/map-tiles.ts';
import { serve } from './platform/http/serve.ts';
import { openWebBuild } from './platform/http/web-build.ts';
import { keyRing } from './platform/keys/key-ring.ts';
import type { Log } from './platform/log.ts';
import { openTransports } from './platform/messages/transports.ts';
import { sealingWith } from './platform/sealing.ts';
import { routesOf } from './routes.ts';
import { uploadParts, uploadSettings } from './upload-parts.ts';
import { requestLimits, senderBy, whoActsBy } from './who-asks.ts';

export type App = Awaited<ReturnType<typeof composeApp>>;

export type Parts = {
  readonly db: Db;
  readonly pool: Connection['pool'];
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
};

/**
 * What actions work with, where nothing but the database is needed: for commands and jobs.
 *
 * @param tellPeople how complainants are told of moves: by jobs, unless the moves are of the past
 */
export function composeCtx(
  { db, config, log, clock }: Omit<Parts, 'pool'>,
  tellPeople = tellOfMoves,
): Ctx {
  const announce = announceTo(() => ctx, tellPeople);
  const sealing = sealingWith(config.INSAF_SECRET);
  const ctx: Ctx = { db, config, log, clock, sealing, keys: keyRing(db, config), announce };
  return ctx;
}

export async function composeApp(parts: Parts) {
  const { config, log, clock, db } = parts;
  const ctx = composeCtx(parts);
  const signInOptions = {
    ...{ secret: config.INSAF_SECRET, publicUrl: config.PUBLIC_URL, clock },
    sessionHours: config.SESSION_HOURS,
    mayBegin: async (id: string) => (await activeMember(db, { id })) !== undefined,
  };
  const auth = signIn(db, signInOptions);
  const signInDirectory = directoryOf(db, signInOptions, config);
  const uploads = await openUploads(uploadParts(ctx), uploadSettings(config));
  // Messages are sent, and deliveries heard of, where jobs run.
  const transports =
    config.INSAF_ROLE === 'web'
      ? null
      : await openTransports(config, {
          clock,
          log,
          onDelivery: (providerId, state) => recordDelivery(ctx, providerId, state),
        });

  const papers = openPaperMaker();
  const live = openLive(ctx, { connection: parts.pool.options });
  const routes = routesOf(ctx, { uploads, live, papers, auth, signInDirectory });
  const jobs = jobsOf(ctx, uploads, transports);

  const whoActs = whoActsBy(ctx);
  const portal = { ctx, build: await openWebBuild(), uploads };
  const http = serve<Acting>({
    title: 'Insaf · إنصاف',
    description: 'The unified government complaints system.',
    log,
    routes,
    whoActs,
    passes,
    idOf: actorIdOf,
    noSuchPage: noSuchPage(portal),
    limits: requestLimits(ctx),
    load: {
      most: config.REQUESTS_AT_ONCE,
      waiting: () => parts.pool.waitingCount,
      isAway: () => parts.pool.isAway,
    },
    publicUrl: config.PUBLIC_URL,
    bodyLimit: config.REQUEST_BODY_LIMIT,
    trustProxy: config.TRUST_PROXY,
  });
  portal.build.mount(http as never);
  mountLedger(http as never, ctx);
  mountPortal(http as never, portal);
  mountDesk(http as never, portal.build, { zone: config.TIME_ZONE, tiles: mapTiles(config) });
  mountUploads(http as never, uploads, { admit: senderBy(whoActs) });

  // What streams for as long as somebody reads would keep the server from stopping.
  http.addHook('preClose', live.close);

  let jobsRun: () => boolean | null = () => null;
  addHealth(http as never, { pool: parts.pool, jobsRun: () => jobsRun(), also: figureHealth(db) });
  addDocs(http as never);

  return {
    ctx,
    auth,
    http,
    jobs,
    uploads,
    letConnectionsGo: letConnectionsGo(http as never),
    /** Says how to tell whether the jobs of this process still run. */
    jobsRun: (tell: () => boolean) => {
      jobsRun = tell;
    },
    close: async () => {
      await http.close();
      await uploads.examiner.close();
      await transports?.close();
    },
  };
}
