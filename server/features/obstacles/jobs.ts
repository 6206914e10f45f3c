import type { JobTable } from '../../platform/jobs/run-jobs.ts';
import { riseObstacles } from './actions/rise-obstacles.ts';

export const obstacleJobs: JobTable = {
  rise_obstacles: { every: '* * * * *', run: async (ctx) => void (await riseObstacles(ctx)) },
};
