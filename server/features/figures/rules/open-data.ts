import {
  type PublicCounts,
  type PublicYear,
  publicFigures,
  publicParts,
} from '@insaf/contract/public-figures.ts';
import type { Language } from '@insaf/contract/text.ts';

/** A row of the open data: one month of all, or of one governorate, category or channel. */
export type OpenRow = {
  readonly month: string;
  readonly part: 'all' | (typeof publicParts)[number];
  readonly code: string;
  readonly name_ar: string;
  readonly name_en: string;
  /** What would make somebody known is not told; its counts are null then. */
  readonly hidden: boolean;
} & { readonly [Figure in keyof PublicCounts]: number | null };

const keys = ['month', 'part', 'code', 'name_ar', 'name_en', 'hidden'] as const;
export const openColumns = [...keys, ...publicFigures] as const;

const untold = Object.fromEntries(publicFigures.map((figure) => [figure, null])) as {
  [Figure in keyof PublicCounts]: null;
};

/** A year as a table in long form: anybody can add its rows up and get what the page shows. */
export function openRows(year: PublicYear): OpenRow[] {
  const all = year.months.map((month, at) => ({
    ...{ month: month.slice(0, 7), part: 'all' as const, code: 'all' },
    ...{ name_ar: '', name_en: '', hidden: false },
    ...year.course[at]!,
  }));
  const parts = publicParts.flatMap((part) =>
    year.rows[part].flatMap((row) =>
      row.months.map((counts, at) => ({
        ...{ month: year.months[at]!.slice(0, 7), part, code: row.code },
        ...{ name_ar: row.name.ar, name_en: row.name.en, hidden: counts === null },
        ...(counts ?? untold),
      })),
    ),
  );
  return [...all, ...parts];
}

type Say = (language: Language, key: string) => string;

/** What each column of the open cells of the index means, as a Table Schema (frictionless.io). */
export function indexDictionary(columns: readonly string[], say: Say) {
  const texts = ['agency', 'kind', 'category', 'settled_after', 'unsettled_after'];
  return {
    profile: 'tabular-data-resource',
    schema: {
      primaryKey: ['agency', 'category'],
      fields: columns.map((name) => ({
        name,
        type: texts.includes(name) ? 'string' : 'integer',
        description: {
          ar: say('ar', `open-index.column.${name}`),
          en: say('en', `open-index.column.${name}`),
        },
      })),
    },
  };
}

/** What each column means, in both languages, as a Table Schema (frictionless.io). */
export function dictionary(say: Say) {
  const both = (key: string) => ({ ar: say('ar', key), en: say('en', key) });
  return {
    profile: 'tabular-data-resource',
    schema: {
      missingValues: [''],
      primaryKey: ['month', 'part', 'code'],
      fields: [
        ...keys.map((name) => ({
          name,
          type: { month: 'yearmonth', hidden: 'boolean' }[name as string] ?? 'string',
          description: both(`open-data.column.${name}`),
        })),
        ...publicFigures.map((name) => ({
          name,
          type: 'integer',
          description: both(`open-data.column.${name}`),
        })),
      ],
    },
  };
}

const media = {
  csv: 'text/csv',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
} as const;
export type OpenFormat = keyof typeof media;
export const openFormats = Object.keys(media) as OpenFormat[];
export const mediaOf = (format: OpenFormat): string => media[format];

/** A period of which the index of agencies is open. */
export type OpenPeriod = { readonly period: string; readonly from: string; readonly to: string };

type Dataset = {
  /** Its page; paths are below the public address. */
  readonly path: string;
  readonly identifier: string;
  /** Keys of sentences. */
  readonly title: string;
  readonly of: string;
  readonly description: string;
  readonly from: string;
  readonly to: string;
  readonly dictionary: string;
  readonly files: readonly { readonly path: string; readonly type: string }[];
};

/**
 * The datasets as DCAT-AP 3 in JSON-LD: the figures of each year in three forms, and of each period that is
 * over what the index of agencies is computed from.
 *
 * @param home public address of the installation, without a slash at its end
 * @param publisher who runs the installation, in both languages
 */
export function catalogue(
  { years, periods }: { years: readonly number[]; periods: readonly OpenPeriod[] },
  {
    home,
    publisher,
    modified,
    say,
  }: {
    home: string;
    publisher: Readonly<Record<Language, string>>;
    modified: string;
    say: Say;
  },
) {
  const licence = 'https://creativecommons.org/licenses/by/4.0/';
  const both = (of: (language: Language) => string) =>
    (['ar', 'en'] as const).map((language) => ({
      '@language': language,
      '@value': of(language),
    }));
  const agent = { '@type': 'foaf:Agent', 'foaf:name': both((language) => publisher[language]) };
  const dataset = (one: Dataset) => ({
    '@id': home + one.path,
    '@type': 'dcat:Dataset',
    'dct:identifier': one.identifier,
    'dct:title': both((language) => `${say(language, one.title)} ${one.of}`),
    'dct:description': both((language) => say(language, one.description)),
    'dct:publisher': agent,
    'dct:accrualPeriodicity': {
      '@id': 'http://publications.europa.eu/resource/authority/frequency/DAILY',
    },
    'dct:modified': { '@type': 'xsd:dateTime', '@value': modified },
    'dct:temporal': {
      '@type': 'dct:PeriodOfTime',
      'dcat:startDate': { '@type': 'xsd:date', '@value': one.from },
      'dcat:endDate': { '@type': 'xsd:date', '@value': one.to },
    },
    'foaf:page': { '@id': home + one.dictionary },
    'dcat:distribution': one.files.map(({ path, type }) => ({
      '@id': home + path,
      '@type': 'dcat:Distribution',
      'dct:license': { '@id': licence },
      'dcat:accessURL': { '@id': home + one.path },
      'dcat:downloadURL': { '@id': home + path },
      'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${type}` },
    })),
  });
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': `${home}/figures/catalogue.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': both((language) => say(language, 'open-data.catalogue.title')),
    'dct:description': both((language) => say(language, 'open-data.catalogue.description')),
    'dct:publisher': agent,
    'foaf:homepage': { '@id': `${home}/figures` },
    'dcat:dataset': [
      ...years.map((year) =>
        dataset({
          ...{ path: `/figures?year=${year}`, identifier: `figures-${year}` },
          ...{ title: 'open-data.catalogue.title', of: `${year}` },
          description: 'open-data.catalogue.description',
          ...{ from: `${year}-01-01`, to: `${year}-12-31` },
          dictionary: '/figures/dictionary.json',
          files: openFormats.map((format) => ({
            ...{ path: `/figures/${year}.${format}`, type: mediaOf(format) },
          })),
        }),
      ),
      ...periods.map(({ period, from, to }) =>
        dataset({
          ...{ path: `/figures/index?period=${period}`, identifier: `index-${period}` },
          ...{ title: 'open-index.catalogue.title', of: period },
          description: 'open-index.catalogue.description',
          ...{ from, to, dictionary: '/figures/index/dictionary.json' },
          files: [{ path: `/figures/index/${period}.csv`, type: mediaOf('csv') }],
        }),
      ),
    ],
  };
}
