import type { ComplaintRow } from '../../server/features/complaints/queries.ts';

export type Row = ComplaintRow;
