import type { Db } from '../../../platform/context.ts';
import { historyOf } from '../../complaints/index.ts';

export const trackComplaint = (db: Db, number: string) => historyOf(db, { number });
