/** What server and pages agree on of what lives beside a complaint. Loaded by pages as it is: nothing but values. */

/** What somebody who has a complaint open is doing with it. */
export const doings = ['reading', 'replying', 'deciding'] as const;
export type Doing = (typeof doings)[number];

/** Seconds between two signs of life, and after how many without one somebody is gone. */
export const presenceEvery = 20;
export const presenceLasts = 45;

/** The count of unread mentions stops here: there are so many, or more. */
export const mostUnreadCounted = 100;
