import type { Db } from '../../../platform/context.ts';

export const referralsOf = (db: Db, number: string) =>
  db.selectFrom('referrals').selectAll().where('complaint_number', '=', number).execute();
