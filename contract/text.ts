import { z } from 'zod';

/**
 * What a person wrote, kept exactly as written. Counted in UTF-16 units. A NUL or half of a surrogate
 * pair cannot be stored by PostgreSQL and is refused; text of nothing but spaces is no text.
 */
export function writing(max: number, min = 1) {
  return z
    .string()
    .max(max)
    .refine((text) => !text.includes('\u0000') && text.isWellFormed(), { message: 'unreadable' })
    .refine((text) => text.trim().length >= min, { message: 'too_short' });
}

/** An instant as ISO 8601 with an offset, such as `2026-07-01T09:30:00.000Z`. */
export const instant = z.iso.datetime({ offset: true });

/** A day without a time of day, `2026-07-01`, in the installation's zone. */
export const day = z.iso.date();

/** A name in both languages, as data has it. */
export const bilingual = z.object({ ar: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;

export const languages = ['ar', 'en'] as const;
export type Language = (typeof languages)[number];

/** A point on the earth in WGS 84 degrees; `accuracyMetres` as the device gave it. */
export const position = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  accuracyMetres: z.number().min(0).max(100_000).optional(),
});
export type Position = z.infer<typeof position>;
