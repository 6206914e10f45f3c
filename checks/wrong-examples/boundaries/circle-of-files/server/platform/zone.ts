import { now } from './clock.ts';

export const zone = String(now);
