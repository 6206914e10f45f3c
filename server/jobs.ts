/*
 * The list of features that work by themselves, and where what they send leads.
 */
import { calendarJobs } from './features/calendars/index.ts';
import { complaintJobs } from './features/complaints/index.ts';
import { digestJobs } from './features/digests/index.ts';
import { erasureJobs } from './features/erasure/index.ts';
import { escalationJobs } from './features/escalation/index.ts';
import { evaluationJobs } from './features/evaluation/index.ts';
import { indicatorJobs } from './features/indicators/index.ts';
import { intakeJobs } from './features/intake/index.ts';
import { type Means, noticeJobs, reachComplainant } from './features/notices/index.ts';
import { obstacleJobs } from './features/obstacles/index.ts';
import { portalJobs } from './features/portal/index.ts';
import { presenceJobs } from './features/presence/index.ts';
import { questionPath, satisfactionJobs } from './features/satisfaction/index.ts';
import { signInJobs } from './features/sign-in/index.ts';
import { standingJobs } from './features/standing/index.ts';
import { telephoneJobs } from './features/telephones/index.ts';
import { trackingJobs } from './features/tracking/index.ts';
import { type openUploads, uploadJobs } from './features/uploads/index.ts';
import type { Ctx } from './platform/context.ts';
import type { JobTable } from './platform/jobs/run-jobs.ts';
import type { openTransports } from './platform/messages/transports.ts';

/**
 * Every feature that works by itself.
 *
 * @param transports what messages are sent with; null in a process that sends none
 */
export function jobsOf(
  ctx: Ctx,
  uploads: Awaited<ReturnType<typeof openUploads>>,
  transports: Awaited<ReturnType<typeof openTransports>> | null,
): JobTable {
  const linkTo = (number: string) => `${ctx.config.PUBLIC_URL}/track/${number}`;
  return {
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
}

/** Where a notice leads: to the complaint, or to the question that it asks. */
export function noticeLinks(ctx: Pick<Ctx, 'config' | 'sealing'>): Means['linkTo'] {
  return (number, { template, seq }) => {
    const asks = template === 'satisfaction' || template === 'satisfaction_reminder';
    return `${ctx.config.PUBLIC_URL}${asks ? questionPath(ctx, number, seq) : `/track/${number}`}`;
  };
}
