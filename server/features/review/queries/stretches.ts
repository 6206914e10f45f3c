import { sql } from 'kysely';
import type { Stretch } from '../rules/period.ts';
import type { Condition } from './by-complaint.ts';

/** Stretches as days: a month ends with its last day. */
export const stretchTable = (stretches: readonly Stretch[]) => sql`(
  SELECT label, first, CASE span WHEN 'month' THEN (last + interval '1 month')::date - 1 ELSE last END AS last
  FROM unnest(${stretches.map(({ label }) => label)}::text[],
    ${stretches.map(({ span }) => span)}::text[], ${stretches.map(({ first }) => first)}::date[],
    ${stretches.map(({ last }) => last)}::date[]) AS given (label, span, first, last)) AS stretch`;

/**
 * A day of a complaint. Those of a branch are found by its agencies alone: looked for by days too, whole blocks
 * would be searched for them once more.
 */
export const dayOf = (concerned: Condition | null, column: 'received_day' | 'last_day') =>
  concerned === null ? sql.ref(`f.${column}`) : sql`(${sql.ref(`f.${column}`)} + 0)`;
