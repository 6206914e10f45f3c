import type { TestApp } from './app.ts';

type Database = Pick<TestApp['database'], 'pool'>;

/** Every row of the three tables of figures, but for when it was counted. */
export async function allFigures({ pool }: Database): Promise<Record<string, unknown[]>> {
  const rowsOf = async (query: string) => (await pool.query(query)).rows;
  const sums = (table: string) => rowsOf(`SELECT * FROM ${table} ORDER BY 1, 2, 3, 4, 5, 6`);
  return {
    events: await sums('event_figures'),
    cohorts: await sums('cohort_figures'),
    complaints: await rowsOf(
      `SELECT complaint_number, received_day, agency_id, path, category_id, channel, kind, place_id, initiative_id,
        marks, events, stands, last_day FROM complaint_figures ORDER BY 1`,
    ),
  };
}

export type FiguresAt = {
  readonly table?: 'event_figures' | 'cohort_figures';
  readonly part?: string;
  readonly value?: string;
  /** With what lies below; else of its own. */
  readonly below?: boolean;
};

/** The figures of an agency over all time that are not none, by their names. */
export async function figuresAt(
  { pool }: Database,
  code: string,
  { table = 'event_figures', part = 'all', value = '', below = false }: FiguresAt = {},
): Promise<Record<string, number>> {
  const { rows } = await pool.query(
    `SELECT f.* FROM ${table} f JOIN agencies a ON a.id = f.agency_id AND a.code = $1
     WHERE part = $2 AND value = $3 AND span = 'month' AND (reach = 'own' OR $4)`,
    [code, part, value, below],
  );
  const keys = ['agency_id', 'reach', 'part', 'value', 'span', 'start', 'days'];
  const sums: Record<string, number> = {};
  for (const row of rows as Record<string, number | null>[]) {
    for (const [name, count] of Object.entries(row)) {
      if (count !== null && !keys.includes(name)) sums[name] = (sums[name] ?? 0) + count;
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, count]) => count !== 0));
}
