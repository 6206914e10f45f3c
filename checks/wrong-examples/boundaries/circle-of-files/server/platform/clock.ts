import { zone } from './zone.ts';

export const now = () => zone;
