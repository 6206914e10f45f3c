export { eraseRenditions } from './actions/erase-renditions.ts';
export { eyesOf, eyesOutside, type StaffEyes } from './actions/eyes-of.ts';
export { hideInRows, hidingIn } from './actions/hide-in-rows.ts';
export { numberAfter, type TextOf } from './actions/written-text.ts';
export { redactionHandlers } from './routes.ts';
export type { Eyes } from './rules/eyes.ts';
export { hideStretches } from './rules/hide-stretches.ts';
