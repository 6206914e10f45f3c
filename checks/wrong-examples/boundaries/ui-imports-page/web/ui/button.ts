import { queue } from '../desk/queue.ts';

export const button = queue;
