import { accountRoutes } from './account.ts';
import { administrationRoutes } from './administration.ts';
import { agencyRoutes } from './agencies.ts';
import { approvalRoutes } from './approvals.ts';
import { calendarRoutes } from './calendars.ts';
import { callerRoutes } from './callers.ts';
import { categoryRoutes } from './categories.ts';
import { causeRoutes } from './causes.ts';
import { complaintRoutes, intakeRoutes, referralRoutes } from './complaints.ts';
import { custodyRoutes } from './custody.ts';
import { dashboardRoutes } from './dashboard.ts';
import { delegationRoutes } from './delegations.ts';
import { digestRoutes } from './digests.ts';
import { dossierRoutes } from './dossier.ts';
import { earlierUseRoutes } from './earlier-uses.ts';
import { erasureRoutes } from './erasure.ts';
import { evaluationRoutes } from './evaluation.ts';
import { figureRoutes } from './figures.ts';
import { findingRoutes } from './findings.ts';
import { indicatorRoutes } from './indicators.ts';
import { initiativeRoutes } from './initiatives.ts';
import { installationRoutes } from './installation.ts';
import { ladderRoutes } from './ladders.ts';
import { ledgerRoutes } from './ledger.ts';
import { liveRoutes } from './live.ts';
import { meetingRoutes } from './meetings.ts';
import { noteRoutes } from './notes.ts';
import { noticeTemplateRoutes } from './notice-templates.ts';
import { obstacleRoutes } from './obstacles.ts';
import { overdueRoutes } from './overdue.ts';
import { ownDataRoutes } from './own-data.ts';
import { partnerRoutes } from './partners.ts';
import { placeRoutes } from './places.ts';
import { presenceRoutes } from './presence.ts';
import { queueRoutes } from './queue.ts';
import { redactionRoutes } from './redaction.ts';
import { relatedRoutes } from './related.ts';
import { replyRoutes } from './replies.ts';
import { reviewRoutes } from './review.ts';
import { reviewPaperRoutes } from './review-papers.ts';
import { roleRoutes } from './role-routes.ts';
import { satisfactionRoutes } from './satisfaction.ts';
import { signInRoutes } from './sign-in.ts';
import { staffRoutes } from './staff.ts';
import { standingRoutes } from './standing.ts';
import { statementRoutes } from './statement.ts';
import { targetRoutes } from './targets.ts';
import { telephoneRoutes } from './telephones.ts';
import { trackingRoutes } from './tracking.ts';
import { weekRoutes } from './week.ts';

/** All routes of the API, below `/api/v1`. `docs/openapi.json` is printed from here. */
export const api = {
  ...accountRoutes,
  ...administrationRoutes,
  ...agencyRoutes,
  ...approvalRoutes,
  ...calendarRoutes,
  ...ladderRoutes,
  ...callerRoutes,
  ...categoryRoutes,
  ...causeRoutes,
  ...complaintRoutes,
  ...custodyRoutes,
  ...dashboardRoutes,
  ...redactionRoutes,
  ...erasureRoutes,
  ...ownDataRoutes,
  ...dossierRoutes,
  ...delegationRoutes,
  ...digestRoutes,
  ...earlierUseRoutes,
  ...evaluationRoutes,
  ...figureRoutes,
  ...indicatorRoutes,
  ...initiativeRoutes,
  ...intakeRoutes,
  ...installationRoutes,
  ...ledgerRoutes,
  ...liveRoutes,
  ...noteRoutes,
  ...noticeTemplateRoutes,
  ...obstacleRoutes,
  ...partnerRoutes,
  ...placeRoutes,
  ...presenceRoutes,
  ...queueRoutes,
  ...weekRoutes,
  ...overdueRoutes,
  ...referralRoutes,
  ...relatedRoutes,
  ...replyRoutes,
  ...meetingRoutes,
  ...reviewPaperRoutes,
  ...reviewRoutes,
  ...findingRoutes,
  ...roleRoutes,
  ...satisfactionRoutes,
  ...signInRoutes,
  ...staffRoutes,
  ...standingRoutes,
  ...statementRoutes,
  ...targetRoutes,
  ...telephoneRoutes,
  ...trackingRoutes,
} as const;
