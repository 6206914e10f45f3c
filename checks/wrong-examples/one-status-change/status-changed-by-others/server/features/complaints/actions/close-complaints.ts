import { recordMove } from '../queries.ts';

export const closeComplaint = recordMove;
