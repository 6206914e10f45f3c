/**
 * The rows of the three files of the directory, as they are read. A cell is text without spaces around
 * it; an empty one is none. What a row says by itself is judged here, cell by cell; what it says of
 * other rows (a parent, a place, a circle) is judged where all rows are known (plan-*.ts).
 */
import { agencyKinds } from '@insaf/contract/agencies.ts';
import { placeKinds } from '@insaf/contract/places.ts';
import { documentKinds } from '@insaf/contract/vocabulary.ts';
import { z } from 'zod';

/** A sector, or `category:` and the code of a single category. */
export const sectorToken = /^(category:)?[a-z0-9]+([-_][a-z0-9]+)*$/;

const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'wrong_code')
  .max(60, 'too_long');
const none = z.literal('').transform(() => null);
const codeOrNone = z.union([none, code], 'wrong_code');
const name = z.string().min(1, 'empty').max(200, 'too_long');
const writing = z.string().max(2000, 'too_long');
const flag = z.enum(['true', 'false'], 'wrong_flag').transform((cell) => cell === 'true');
const list = z.string().transform((cell) => cell.split(/\s+/).filter(Boolean));
const number = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/, 'wrong_number')
    .transform(Number)
    .pipe(z.number().min(min, 'wrong_number').max(max, 'wrong_number'));
const whole = (min: number, max: number) => number(min, max).pipe(z.int('wrong_number'));
const degrees = (max: number) => z.union([none, number(-max, max)], 'wrong_number');

export const placeRow = z
  .object({
    code,
    parent: codeOrNone,
    kind: z.enum(placeKinds, 'unknown_kind'),
    name_ar: name,
    name_en: name,
    lat: degrees(90),
    lon: degrees(180),
  })
  .refine((row) => (row.kind === 'governorate') === (row.parent === null), {
    path: ['parent'],
    message: 'governorate_or_parent',
  });
export type PlaceCells = z.output<typeof placeRow>;

export const agencyRow = z.object({
  code,
  parent: codeOrNone,
  kind: z.enum(agencyKinds, 'unknown_kind'),
  name_ar: name,
  name_en: name,
  /** The governorate's code in capitals. It follows from the place, and is there for the reader. */
  governorate: z.string(),
  sectors: list.refine((all) => all.every((one) => sectorToken.test(one)), 'wrong_sector'),
  place: codeOrNone,
  examines: flag,
  /** These two may be left out; what they say is then left as it is. */
  active: flag.optional(),
  successor: codeOrNone.optional(),
});
export type AgencyCells = z.output<typeof agencyRow>;

export const categoryRow = z
  .object({
    code,
    sector: z.string().regex(sectorToken, 'wrong_sector'),
    name_ar: name,
    name_en: name,
    lead_agency_kind: z.enum(agencyKinds, 'unknown_kind'),
    /** Working hours; kept as minutes. */
    target_working_hours: number(0, 10_000)
      .transform((hours) => Math.round(hours * 60))
      .pipe(z.number().min(1, 'wrong_number')),
    evidence_photos_after: whole(0, 10),
    evidence_documents: whole(0, 10),
    /** None and 0: nearness does not matter. */
    evidence_near_metres: z.union(
      [none, whole(0, 100_000).transform((metres) => metres || null)],
      'wrong_number',
    ),
    evidence_document_kinds: list.pipe(z.array(z.enum(documentKinds, 'unknown_document_kind'))),
    urgent: flag,
    confidential: flag,
    objection_days: whole(1, 90),
    words_ar: writing,
    words_en: writing,
    active: flag,
  })
  .refine((row) => row.evidence_photos_after + row.evidence_documents > 0, {
    path: ['evidence_photos_after'],
    message: 'no_proof',
  })
  .refine((row) => row.evidence_documents === 0 || row.evidence_document_kinds.length > 0, {
    path: ['evidence_document_kinds'],
    message: 'no_document_kinds',
  });
export type CategoryCells = z.output<typeof categoryRow>;

/** The columns of each file; those of `mayLack` can be left out. */
export const columnsOf = {
  places: Object.keys(placeRow.shape),
  agencies: Object.keys(agencyRow.shape),
  categories: Object.keys(categoryRow.shape),
} as const;
export const mayLack: readonly string[] = ['active', 'successor'];

export const rowShapes = {
  places: placeRow,
  agencies: agencyRow,
  categories: categoryRow,
} as const;
export type DirectoryFile = keyof typeof rowShapes;
