import { dateFormat } from '@insaf/contract/formats.ts';
import type { PortalFrame } from '@insaf/contract/portal.ts';

/**
 * A month as people say it.
 *
 * @param month its first day, `2026-07-01`
 * @param style with its year, or short below a bar
 */
export function monthName(
  month: string,
  { language, digits }: Pick<PortalFrame, 'language' | 'digits'>,
  style: 'long' | 'short',
): string {
  const locale = `${language === 'ar' ? 'ar-EG' : 'en-GB'}-u-nu-${digits}`;
  return dateFormat(locale, {
    month: style,
    ...(style === 'long' ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(new Date(`${month}T12:00:00Z`));
}

/** A day, `2026-07-01`, as people say it. */
export function dayName(
  day: string,
  { language, digits }: Pick<PortalFrame, 'language' | 'digits'>,
): string {
  const locale = `${language === 'ar' ? 'ar-EG' : 'en-GB'}-u-nu-${digits}`;
  return dateFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
}
