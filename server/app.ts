/*
 * The composition root: the explicit list of features, and who listens to which fact. Reading this file
 * from top to bottom shows everything the server consists of.
 */
import type pg from 'pg';
import { administrationHandlers } from './features/administration/index.ts';
import { type AgenciesMoved, agencyHandlers, mergerCarrier } from './features/agencies/index.ts';
import { approvalHandlers } from './features/approvals/index.ts';
import {
  calendarHandlers,
  calendarJobs,
  mayReadLadders,
  recountMoved,
} from './features/calendars/index.ts';
import { callerHandlers } from './features/callers/index.ts';
import { causeHandlers, leaveCauses, raiseCircles } from './features/causes/index.ts';
import {
  type ComplaintsMoved,
  complaintHandlers,
  complaintJobs,
  raisePriority,
} from './features/complaints/index.ts';
import { custodyHandlers, type IdentityOpened } from './features/custody/index.ts';
import { dashboardHandlers } from './features/dashboard/index.ts';
import { delegationHandlers, endLendingsTo } from './features/delegations/index.ts';
import { digestHandlers, digestJobs } from './features/digests/index.ts';
import { assertManagesCategories, directoryHandlers } from './features/directory/index.ts';
import { dossierHandlers, earlierUseHandlers } from './features/dossier/index.ts';
import { erasureHandlers, erasureJobs, refusalText } from './features/erasure/index.ts';
import { endRisings, escalationJobs } from './features/escalation/index.ts';
import { evaluationHandlers, evaluationJobs } from './features/evaluation/index.ts';
import { countMoves, figureHandlers, figureHealth } from './features/figures/index.ts';
import { findingHandlers, findingsOf } from './features/findings/index.ts';
import { indicatorHandlers, indicatorJobs } from './features/indicators/index.ts';
import { assertManagesInitiatives, initiativeHandlers } from './features/initiatives/index.ts';
import { assertManagesSettings, installationHandlers } from './features/installation/index.ts';
import { intakeHandlers, intakeJobs } from './features/intake/index.ts';
import { enterMoves, ledgerHandlers, mountLedger } from './features/ledger/index.ts';
import { liveHandlers, openLive, sayMoved, sayNoted, sayPresence } from './features/live/index.ts';
import { meetingHandlers } from './features/meetings/index.ts';
import {
  handOverMentions,
  type NoteAdded,
  noteHandlers,
  noteText,
} from './features/notes/index.ts';
import {
  assertManagesNotices,
  type Means,
  noticeJobs,
  noticeTemplateHandlers,
  reachComplainant,
  recordDelivery,
  tellOfMoves,
  tellOfOpening,
} from './features/notices/index.ts';
import { obstacleHandlers, obstacleJobs, obstacleText } from './features/obstacles/index.ts';
import { ownDataHandlers } from './features/own-data/index.ts';
import { mayReadKeyChanges, partnerHandlers } from './features/partners/index.ts';
import { mountPortal, noSuchPage, portalJobs } from './features/portal/index.ts';
import { type PresenceChanged, presenceHandlers, presenceJobs } from './features/presence/index.ts';
import { overdueHandlers, queueHandlers, weekHandlers } from './features/queue/index.ts';
import { redactionHandlers } from './features/redaction/index.ts';
import { endByAppeal, referralHandlers } from './features/referrals/index.ts';
import { relatedHandlers } from './features/related/index.ts';
import { followLeading, releaseFollowers, replyHandlers } from './features/replies/index.ts';
import { reviewHandlers } from './features/review/index.ts';
import { reviewPaperHandlers } from './features/review-papers/index.ts';
import { type Acting, actorIdOf, passes } from './features/rights/index.ts';
import { assertManagesRoles, roleChangeCarrier, roleHandlers } from './features/roles/index.ts';
import {
  noteSettled,
  questionPath,
  satisfactionHandlers,
  satisfactionJobs,
} from './features/satisfaction/index.ts';
import {
  accountHandlers,
  activeMember,
  signInHandlers,
  signInJobs,
} from './features/sign-in/index.ts';
import {
  actingAs,
  administers,
  mayReadStaffChanges,
  roleCarrier,
  type StaffLeft,
  staffHandlers,
} from './features/staff/index.ts';
import { standingHandlers, standingJobs } from './features/standing/index.ts';
import { statementHandlers } from './features/statements/index.ts';
import { telephoneHandlers, telephoneJobs } from './features/telephones/index.ts';
import { trackingHandlers, trackingJobs } from './features/tracking/index.ts';
import { mountUploads, openUploads, uploadJobs } from './features/uploads/index.ts';
import { directoryOf } from './platform/auth/directory.ts';
import { signIn } from './platform/auth/sign-in.ts';
import type { Clock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import type { Announce, Ctx, Db } from './platform/context.ts';
import { openPaperMaker } from './platform/documents/compile-apart.ts';
import { mountDesk } from './platform/http/desk-page.ts';
import { addDocs } from './platform/http/docs.ts';
import { addHealth } from './platform/http/health.ts';
import { letConnectionsGo } from './platform/http/let-connections-go.ts';
import { mapTiles } from './platform/http/map-tiles.ts';
import { serve } from './platform/http/serve.ts';
import { openWebBuild } from './platform/http/web-build.ts';
import type { JobTable } from './platform/jobs/run-jobs.ts';
import { keyRing } from './platform/keys/key-ring.ts';
import type { Log } from './platform/log.ts';
import { openTransports } from './platform/messages/transports.ts';
import { sealingWith } from './platform/sealing.ts';
import { uploadParts, uploadSettings } from './upload-parts.ts';
import { requestLimits, senderBy, whoActsBy } from './who-asks.ts';

export type App = Awaited<ReturnType<typeof composeApp>>;

export type Parts = {
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
};

/** Who hears of a fact, in the transaction that made it true, in this order. */
async function tell(
  ctx: Ctx,
  db: Db,
  fact: ComplaintsMoved,
  tellPeople: typeof tellOfMoves,
): Promise<void> {
  // None of these reads what another writes.
  await Promise.all([
    enterMoves(db, fact.moves),
    countMoves(db, fact.moves),
    noteSettled(ctx, db, fact.moves),
    endRisings(db, fact.moves),
    tellPeople(ctx, db, fact.moves),
    sayMoved(db, fact.moves),
  ]);
  await leaveCauses(ctx, db, fact.moves);
  for (const move of fact.moves) {
    const { verb, complaint } = move;
    if (verb === 'appeal') await endByAppeal(db, move);
    if (['join', 'supply', 'returnReply'].includes(verb)) await raisePriority(ctx, db, move);
    if (verb === 'settle') await followLeading(ctx, db, complaint);
    if (['dismiss', 'lapse', 'withdraw'].includes(verb)) await releaseFollowers(ctx, db, complaint);
  }
  await raiseCircles(ctx, db, fact.moves);
}

/**
 * What actions work with, where nothing but the database is needed: for commands and jobs.
 *
 * @param tellPeople how complainants are told of moves: by jobs, unless the moves are of the past
 */
export function composeCtx(
  { db, config, log, clock }: Omit<Parts, 'pool'>,
  tellPeople = tellOfMoves,
): Ctx {
  const announce: Announce = async (tx, fact) => {
    switch (fact.name) {
      case 'complaintsMoved':
        return tell(ctx, tx, fact as ComplaintsMoved, tellPeople);
      case 'identityOpened':
        return tellOfOpening(ctx, tx, fact as IdentityOpened);
      case 'noteAdded':
        return sayNoted(tx, fact as NoteAdded);
      case 'staffLeft':
        return handOver(ctx, tx, fact as StaffLeft);
      case 'agenciesMoved':
        return recountMoved(tx, fact as AgenciesMoved);
      case 'presenceChanged':
        return sayPresence(tx, fact as PresenceChanged);
      default:
        throw new Error(`nobody listens to ${fact.name}`);
    }
  };
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
  const means = { auth, administers: (id: string) => administers(ctx, id) };
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
  const routes = [
    ...intakeHandlers(ctx),
    ...callerHandlers(ctx),
    ...trackingHandlers(ctx, uploads),
    ...telephoneHandlers(ctx),
    ...custodyHandlers(ctx),
    ...redactionHandlers(ctx, uploads, [noteText, refusalText, obstacleText]),
    ...erasureHandlers(ctx),
    ...ownDataHandlers(ctx, uploads),
    ...dossierHandlers(ctx, uploads),
    ...earlierUseHandlers(ctx, uploads),
    ...queueHandlers(ctx),
    ...weekHandlers(ctx),
    ...overdueHandlers(ctx),
    ...noteHandlers(ctx),
    ...presenceHandlers(ctx),
    ...relatedHandlers(ctx),
    ...liveHandlers(ctx, live, auth),
    ...referralHandlers(ctx),
    ...obstacleHandlers(ctx),
    ...causeHandlers(ctx, uploads.storage),
    ...complaintHandlers(ctx),
    ...replyHandlers(ctx, uploads.storage),
    ...administrationHandlers(ctx, {
      partner_key: (acting, id) => mayReadKeyChanges(ctx, acting, id),
      staff: (acting, id) => mayReadStaffChanges(ctx, acting, id),
      category: (acting) => assertManagesCategories(ctx, acting),
      notice_template: (acting) => assertManagesNotices(ctx, acting),
      setting: (acting) => assertManagesSettings(ctx, acting),
      role: (acting) => assertManagesRoles(ctx, acting),
      ladder: (acting, code) => mayReadLadders(ctx, acting, code),
      initiative: (acting) => assertManagesInitiatives(ctx, acting),
    }),
    ...partnerHandlers(ctx),
    ...agencyHandlers(ctx),
    ...calendarHandlers(ctx),
    ...installationHandlers(ctx),
    ...noticeTemplateHandlers(ctx),
    ...directoryHandlers(ctx),
    ...initiativeHandlers(ctx),
    ...roleHandlers(ctx),
    ...delegationHandlers(ctx),
    ...digestHandlers(ctx),
    ...approvalHandlers(ctx, {
      carriers: {
        merge_agency: mergerCarrier(ctx),
        give_role: roleCarrier(ctx),
        change_role: roleChangeCarrier(ctx),
      },
      actingAs: (staffId) => actingAs(ctx, staffId),
    }),
    ...standingHandlers(ctx),
    ...indicatorHandlers(ctx),
    ...evaluationHandlers(ctx),
    ...staffHandlers(ctx),
    ...signInHandlers(ctx, { means, directory: signInDirectory }),
    ...accountHandlers(ctx, { means }),
    ...figureHandlers(ctx),
    ...reviewHandlers(ctx, findingsOf),
    ...findingHandlers(ctx),
    ...dashboardHandlers(ctx),
    ...reviewPaperHandlers(ctx, papers),
    ...meetingHandlers(ctx, papers),
    ...satisfactionHandlers(ctx),
    ...statementHandlers(ctx, papers),
    ...ledgerHandlers(ctx),
  ];
  const linkTo = (number: string) => `${config.PUBLIC_URL}/track/${number}`;
  const jobs: JobTable = {
    ...complaintJobs,
    ...calendarJobs,
    ...escalationJobs,
    ...intakeJobs,
    ...obstacleJobs,
    ...presenceJobs,
    ...satisfactionJobs,
    ...standingJobs,
    ...indicatorJobs,
    ...evaluationJobs,
    ...(transports === null
      ? {}
      : {
          ...digestJobs({ transports }),
          ...noticeJobs({ transports, reach: reachComplainant, linkTo: noticeLinks(ctx) }),
          ...trackingJobs({ transports, linkTo }),
          ...telephoneJobs(transports),
          ...signInJobs({ transports }),
        }),
    ...uploadJobs(uploads),
    ...erasureJobs(uploads),
    ...portalJobs,
  };

  const whoActs = whoActsBy(ctx, auth);
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
    load: { most: config.REQUESTS_AT_ONCE, waiting: () => parts.pool.waitingCount },
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

/** Where a notice leads: to the complaint, or to the question that it asks. */
export function noticeLinks(ctx: Pick<Ctx, 'config' | 'sealing'>): Means['linkTo'] {
  return (number, { template, seq }) => {
    const asks = template === 'satisfaction' || template === 'satisfaction_reminder';
    return `${ctx.config.PUBLIC_URL}${asks ? questionPath(ctx, number, seq) : `/track/${number}`}`;
  };
}

/** What waits for somebody who has left goes to the head of their agency; what was lent to them ends. */
async function handOver(ctx: Ctx, db: Db, { staffId, headId }: StaffLeft): Promise<void> {
  const now = ctx.clock();
  if (headId !== null) await handOverMentions(db, staffId, headId, now);
  await endLendingsTo(db, staffId, now);
}
