export { eraseRenditions } from './actions/erase-renditions.ts';
export { type Eyes, eyesOf } from './actions/eyes-of.ts';
export { coveredForAll, hideInRows } from './actions/shown-to-all.ts';
export { redactionHandlers } from './routes.ts';
