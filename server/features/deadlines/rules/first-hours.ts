import type { Windows } from './own-calendars.ts';

/** The hours of an agency, when it and all above it were asked. */
export type Hours = {
  /** Seven days from Sunday. */
  readonly week: readonly Windows[];
  /** Every hour of every day, whatever holiday it is. */
  readonly roundTheClock: boolean;
  /** Whose public holidays count, by ISO 3166; empty for nobody's. */
  readonly country: string;
  /** The hours of a working day in Ramadan; empty when they are as ever. */
  readonly ramadan: Windows;
};

const officeHours: Windows = [{ from: '08:00', to: '15:00' }];

/**
 * The hours an installation begins with, until the root of its tree says otherwise. A setting, never a
 * claim: Sunday to Thursday with Egypt's public holidays, and shorter days in Ramadan.
 */
export const firstHours: Hours = {
  week: [officeHours, officeHours, officeHours, officeHours, officeHours, [], []],
  roundTheClock: false,
  country: 'EG',
  ramadan: [{ from: '09:00', to: '14:00' }],
};

const allDay: Windows = [{ from: '00:00', to: '24:00' }];
export const everyHour: Hours['week'] = Array.from({ length: 7 }, () => allDay);
