/*
 * The list of features that answer, each with what it is given of others.
 */
import { administrationHandlers } from './features/administration/index.ts';
import { agencyHandlers, mergerCarrier } from './features/agencies/index.ts';
import { approvalHandlers } from './features/approvals/index.ts';
import { calendarHandlers, mayReadLadders } from './features/calendars/index.ts';
import { callerHandlers } from './features/callers/index.ts';
import { causeHandlers } from './features/causes/index.ts';
import { complaintHandlers } from './features/complaints/index.ts';
import { custodyHandlers } from './features/custody/index.ts';
import { dashboardHandlers } from './features/dashboard/index.ts';
import { delegationHandlers } from './features/delegations/index.ts';
import { digestHandlers } from './features/digests/index.ts';
import { assertManagesCategories, directoryHandlers } from './features/directory/index.ts';
import { dossierHandlers, earlierUseHandlers } from './features/dossier/index.ts';
import { erasureHandlers, refusalText } from './features/erasure/index.ts';
import { evaluationHandlers } from './features/evaluation/index.ts';
import { figureHandlers } from './features/figures/index.ts';
import { findingHandlers, findingsOf } from './features/findings/index.ts';
import { indicatorHandlers } from './features/indicators/index.ts';
import { assertManagesInitiatives, initiativeHandlers } from './features/initiatives/index.ts';
import { assertManagesSettings, installationHandlers } from './features/installation/index.ts';
import { intakeHandlers } from './features/intake/index.ts';
import { ledgerHandlers } from './features/ledger/index.ts';
import { liveHandlers, type openLive } from './features/live/index.ts';
import { meetingHandlers } from './features/meetings/index.ts';
import { noteHandlers, noteText } from './features/notes/index.ts';
import { assertManagesNotices, noticeTemplateHandlers } from './features/notices/index.ts';
import { obstacleHandlers, obstacleText } from './features/obstacles/index.ts';
import { ownDataHandlers } from './features/own-data/index.ts';
import { mayReadKeyChanges, partnerHandlers } from './features/partners/index.ts';
import { presenceHandlers } from './features/presence/index.ts';
import { overdueHandlers, queueHandlers, weekHandlers } from './features/queue/index.ts';
import { redactionHandlers } from './features/redaction/index.ts';
import { referralHandlers } from './features/referrals/index.ts';
import { relatedHandlers } from './features/related/index.ts';
import { replyHandlers } from './features/replies/index.ts';
import { reviewHandlers } from './features/review/index.ts';
import { reviewPaperHandlers } from './features/review-papers/index.ts';
import { assertManagesRoles, roleChangeCarrier, roleHandlers } from './features/roles/index.ts';
import { satisfactionHandlers } from './features/satisfaction/index.ts';
import { accountHandlers, signInHandlers } from './features/sign-in/index.ts';
import {
  actingAs,
  administers,
  mayReadStaffChanges,
  roleCarrier,
  staffHandlers,
} from './features/staff/index.ts';
import { standingHandlers } from './features/standing/index.ts';
import { statementHandlers } from './features/statements/index.ts';
import { telephoneHandlers } from './features/telephones/index.ts';
import { trackingHandlers } from './features/tracking/index.ts';
import type { openUploads } from './features/uploads/index.ts';
import type { directoryOf } from './platform/auth/directory.ts';
import type { signIn } from './platform/auth/sign-in.ts';
import type { Ctx } from './platform/context.ts';
import type { openPaperMaker } from './platform/documents/compile-apart.ts';

/** What handlers work with besides the database and the clock. */
export type RouteParts = {
  readonly uploads: Awaited<ReturnType<typeof openUploads>>;
  readonly live: ReturnType<typeof openLive>;
  readonly papers: ReturnType<typeof openPaperMaker>;
  readonly auth: ReturnType<typeof signIn>;
  readonly signInDirectory: ReturnType<typeof directoryOf>;
};

/** Every feature that answers requests of the API. */
export function routesOf(ctx: Ctx, { uploads, live, papers, auth, signInDirectory }: RouteParts) {
  const means = { auth, administers: (id: string) => administers(ctx, id) };
  return [
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
    ...liveHandlers(ctx, live),
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
}
