import { administrationPages } from './pages/administration.ts';
import { figurePages } from './pages/figures.ts';
import type { Visit } from './pages/visit.ts';
import { workPages } from './pages/work.ts';

/*
 * Every page there is, and how to come to it: what pictures are taken of, what is weighed and what is
 * tried for those who hear or type instead of looking and pointing. The portal's are in pages/portal.ts.
 */

export const deskPages: readonly Visit[] = [...workPages, ...figurePages, ...administrationPages];
