import { agencyRoutes } from './agencies.ts';
import { categoryRoutes } from './categories.ts';
import { complaintRoutes, dossierRoutes, intakeRoutes, referralRoutes } from './complaints.ts';
import { figureRoutes } from './figures.ts';
import { placeRoutes } from './places.ts';
import { replyRoutes } from './replies.ts';
import { staffRoutes } from './staff.ts';
import { trackingRoutes } from './tracking.ts';

/** All routes of the API, below `/api/v1`. `docs/openapi.json` is printed from here. */
export const api = {
  ...agencyRoutes,
  ...categoryRoutes,
  ...complaintRoutes,
  ...dossierRoutes,
  ...figureRoutes,
  ...intakeRoutes,
  ...placeRoutes,
  ...referralRoutes,
  ...replyRoutes,
  ...staffRoutes,
  ...trackingRoutes,
} as const;
