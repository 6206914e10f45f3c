/*
 * The complaint that the answers are, as the API takes it: on the offline page, where no server reads them.
 * The names of the fields are those of the filing pages. What is wrong in them, the server says.
 */

type Fields = Readonly<Record<string, string>>;

/** A question that has to be answered before a complaint can wait, by the name of its field. */
export function unanswered(fields: Fields): string[] {
  const missing: string[] = [];
  const lacks = (name: string) => (fields[name] ?? '').trim() === '';
  if ((fields.text ?? '').trim().length < 3) missing.push('text');
  if (fields.anonymous !== 'yes') {
    if (lacks('complainants.0.name')) missing.push('complainants.0.name');
    if (lacks('complainants.0.phone') && !isTold(fields)) missing.push('complainants.0.phone');
  }
  return missing;
}

/** By e-mail, or not at all because they chose so. */
function isTold({ noticeBy = '', email = '' }: Fields): boolean {
  return noticeBy === 'none' || (noticeBy === 'email' && email.trim() !== '');
}

/** @param language that of the page, unless another was chosen for what is told */
export function complaintFrom(fields: Fields, language: string): Record<string, unknown> {
  const value = (name: string) => fields[name]?.trim() || undefined;
  const chosen = (name: string) => (value(name) === 'none' ? undefined : value(name));
  const isAnonymous = value('anonymous') === 'yes';
  const spoken = value('language') ?? language;
  return withoutGaps({
    text: fields.text ?? '',
    kind: value('kind'),
    remedy: value('remedy'),
    initiative: value('initiative'),
    category: chosen('category'),
    place: value('place') ?? chosen('governorate'),
    address: value('address'),
    landmark: value('landmark'),
    position: positionFrom(fields),
    language: spoken,
    channel: 'portal',
    anonymous: isAnonymous,
    confidential: isAnonymous || value('confidential') === 'yes',
    complainants: isAnonymous ? [] : peopleFrom(fields, spoken),
  });
}

function positionFrom({ lat, lon, accuracy }: Fields) {
  if (!lat || !lon) return undefined;
  const metres = Number(accuracy || Number.NaN);
  return {
    lat: Number(lat),
    lon: Number(lon),
    ...(metres >= 0 ? { accuracyMetres: Math.min(metres, 100_000) } : {}),
  };
}

function peopleFrom(fields: Fields, language: string): Record<string, unknown>[] {
  const count = Math.max(1, Math.min(20, Number(fields.people) || 1));
  const noticeBy = fields.noticeBy || undefined;
  return Array.from({ length: count }, (_, index) => {
    const value = (part: string) => fields[`complainants.${index}.${part}`]?.trim() || undefined;
    const isFirst = index === 0;
    return withoutGaps({
      name: value('name') ?? '',
      kind: value('kind'),
      phone: value('phone') ?? (isFirst ? fields.phone?.trim() || undefined : undefined),
      nationalId: value('nationalId'),
      email: isFirst ? fields.email?.trim() || undefined : undefined,
      noticeBy: isFirst || noticeBy === 'none' ? noticeBy : undefined,
      language,
    });
  });
}

function withoutGaps(given: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
