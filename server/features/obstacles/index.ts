export { obstacleOf, obstacleShown, obstacleText } from './actions/beside-complaint.ts';
export { outlineObstacles } from './actions/outline-obstacles.ts';
export { riseObstacles } from './actions/rise-obstacles.ts';
export { obstacleJobs } from './jobs.ts';
export { eraseObstacleWords, obstaclesById, sumObstacles } from './queries.ts';
export { obstacleHandlers } from './routes.ts';
export { readCursor, writeCursor } from './rules/cursor.ts';
