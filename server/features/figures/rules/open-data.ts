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

/**
 * The datasets as DCAT-AP 3 in JSON-LD: one a year, each in three forms.
 *
 * @param home public address of the installation, without a slash at its end
 * @param publisher who runs the installation, in both languages
 */
export function catalogue(
  years: readonly number[],
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
    'dcat:dataset': years.map((year) => ({
      '@id': `${home}/figures?year=${year}`,
      '@type': 'dcat:Dataset',
      'dct:identifier': `figures-${year}`,
      'dct:title': both((language) => `${say(language, 'open-data.catalogue.title')} ${year}`),
      'dct:description': both((language) => say(language, 'open-data.catalogue.description')),
      'dct:publisher': agent,
      'dct:accrualPeriodicity': {
        '@id': 'http://publications.europa.eu/resource/authority/frequency/DAILY',
      },
      'dct:modified': { '@type': 'xsd:dateTime', '@value': modified },
      'dct:temporal': {
        '@type': 'dct:PeriodOfTime',
        'dcat:startDate': { '@type': 'xsd:date', '@value': `${year}-01-01` },
        'dcat:endDate': { '@type': 'xsd:date', '@value': `${year}-12-31` },
      },
      'foaf:page': { '@id': `${home}/figures/dictionary.json` },
      'dcat:distribution': openFormats.map((format) => ({
        '@id': `${home}/figures/${year}.${format}`,
        '@type': 'dcat:Distribution',
        'dct:license': { '@id': licence },
        'dcat:accessURL': { '@id': `${home}/figures?year=${year}` },
        'dcat:downloadURL': { '@id': `${home}/figures/${year}.${format}` },
        'dcat:mediaType': {
          '@id': `https://www.iana.org/assignments/media-types/${mediaOf(format)}`,
        },
      })),
    })),
  };
}
