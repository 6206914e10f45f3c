import type pg from 'pg';

/** An agency that works on complaints; the greater its pace, the longer everything takes. */
export type Unit = {
  readonly id: number;
  readonly path: string;
  readonly placeId: number | null;
  /** Who judges its replies: the agency above it. */
  readonly judge: { readonly id: number; readonly path: string };
  readonly pace: number;
};

export type Country = {
  /** Examines all that is filed. */
  readonly office: Unit;
  /** By a number in [0, 1): few have much of what comes. */
  readonly unitOf: (share: number) => Unit;
  readonly categoryOf: (share: number) => number;
};

/**
 * Adds agencies until there are so many: ten centres in each governorate, and local units below these.
 *
 * @param owner a session without triggers
 */
export async function addAgencies(owner: pg.Client, agencies: number): Promise<void> {
  const made = (code: string, kind: string, names: string, count: string, above: string) =>
    owner.query(`
      INSERT INTO agencies (code, parent_id, path, kind, name_ar, name_en, place_id)
      SELECT '${code}-' || n, above.id, '/made/${code}/' || n, '${kind}', ${names}, above.place_id
      FROM generate_series(1, ${count}) n JOIN (
        SELECT id, place_id, row_number() OVER (ORDER BY id) - 1 AS no, count(*) OVER () AS all
        FROM agencies WHERE ${above}) above ON above.no = n % above.all`);
  const governorates = "kind = 'governorate'";
  const centres = `10 * (SELECT count(*)::int FROM agencies WHERE ${governorates})`;
  const missing = `${agencies} - (SELECT count(*)::int FROM agencies)`;
  await made(
    'filled-centre',
    'technological_centre',
    "'مركز ' || n, 'Centre ' || n",
    centres,
    governorates,
  );
  await made(
    'filled-unit',
    'local_unit',
    "'وحدة ' || n, 'Unit ' || n",
    missing,
    "code LIKE 'filled-centre-%'",
  );
  for (const code of ['filled-centre', 'filled-unit']) {
    await owner.query(`UPDATE agencies a SET path = p.path || a.id || '/'
      FROM agencies p WHERE p.id = a.parent_id AND a.code LIKE '${code}-%'`);
  }
}

/** The agencies and categories that complaints are about. */
export async function readCountry(client: pg.Client): Promise<Country> {
  const { rows: agencies } = await client.query(
    `SELECT a.id, a.path, a.place_id, a.code, p.id AS judge_id, p.path AS judge_path
     FROM agencies a LEFT JOIN agencies p ON p.id = a.parent_id WHERE a.active ORDER BY a.id`,
  );
  const { rows: categories } = await client.query('SELECT id FROM categories ORDER BY id');
  const units = agencies.map(
    (
      { id, path, place_id: placeId, judge_id: judge, judge_path },
      no,
    ): Unit & { code: string } => ({
      ...{ id, path, placeId, code: agencies[no].code, pace: 0.5 + ((no * 37) % 100) / 66 },
      judge: { id: judge ?? id, path: judge_path ?? path },
    }),
  );
  const office = units.find(({ code }) => code === 'system')!;
  // In an order that has nothing to do with where they lie, so that no branch has all that is great.
  const working = units
    .filter(({ id, path }) => id !== office.id && path.split('/').length > 3)
    .sort((a, b) => ((a.id * 7919) % 10_007) - ((b.id * 7919) % 10_007));
  const unitAt = skewed(working.length, 0.7);
  const categoryAt = skewed(categories.length, 0.8);
  return {
    office,
    unitOf: (share) => working[unitAt(share)]!,
    categoryOf: (share) => categories[categoryAt(share)].id,
  };
}

/** By Zipf: the n-th has a share of 1 / n^exponent. */
function skewed(count: number, exponent: number): (share: number) => number {
  const ends = new Float64Array(count);
  let sum = 0;
  for (let n = 0; n < count; n += 1) ends[n] = sum += 1 / (n + 1) ** exponent;
  return (share) => {
    const wanted = share * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! <= wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
