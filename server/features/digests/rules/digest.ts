import type { ObstacleKind } from '@insaf/contract/obstacles.ts';
import type { Bilingual } from '@insaf/contract/text.ts';

/** What a digest can speak of, the weightiest first. */
export const digestKeys = [
  ...(['overdue', 'dueToday', 'returned', 'appeals', 'risen'] as const),
  ...(['toDecide', 'decided', 'approvals', 'openings'] as const),
] as const;
export type DigestKey = (typeof digestKeys)[number];

/** A complaint, or an obstacle. */
export type DigestLine = {
  /** Of a complaint. */
  readonly number: string | null;
  readonly obstacle: ObstacleKind | null;
  /** Below the installation's address. */
  readonly path: string;
  /** What a complaint is about; null where that is not known yet, or confidential. */
  readonly subject: Bilingual | null;
  readonly confidential: boolean;
  readonly agency: Bilingual;
  /** Working minutes that are left, or for which it is overdue. */
  readonly time: {
    readonly late: boolean;
    readonly minutes: number;
    readonly dayMinutes: number;
  } | null;
  /** By which day an obstacle is to be decided or removed. */
  readonly day: string | null;
};

export type DigestSection = {
  readonly key: DigestKey;
  readonly count: number;
  /** There are more than were counted. */
  readonly more: boolean;
  /** Of its list at the desk, below the installation's address. */
  readonly path: string;
  readonly lines: readonly DigestLine[];
};

/** What waits for one person on one morning. */
export type Digest = {
  readonly parts: readonly {
    readonly agency: Bilingual;
    readonly sections: readonly DigestSection[];
  }[];
  /** What waits for the person and for no agency. */
  readonly own: readonly DigestSection[];
};

export function isEmpty({ parts, own }: Digest): boolean {
  return parts.length === 0 && own.length === 0;
}

/** How many there are of each kind over all parts, the weightiest first. */
export function totals({ parts, own }: Digest): { key: DigestKey; count: number; more: boolean }[] {
  const all = [...parts.flatMap(({ sections }) => sections), ...own];
  return digestKeys.flatMap((key) => {
    const same = all.filter((section) => section.key === key);
    if (same.length === 0) return [];
    const count = same.reduce((sum, section) => sum + section.count, 0);
    return [{ key, count, more: same.some(({ more }) => more) }];
  });
}
