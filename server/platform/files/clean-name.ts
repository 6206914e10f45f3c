/**
 * The name of a file as its sender gave it, made fit to be shown and offered for saving. It is never a
 * path: what is on disk is named by its content.
 *
 * Taken away: folders before the name (of either kind of slash), control characters, marks that turn
 * the reading direction (with U+202E `photo<RLO>gpj.exe` reads as `photoexe.jpg`), characters that a
 * common file system forbids, dots at the edges. Arabic names stay as they are.
 *
 * @param longest in UTF-16 units; the ending is kept when the middle must go.
 * @returns null when nothing is left of it.
 */
export function cleanName(given: string | null | undefined, longest = 120): string | null {
  if (!given) return null;
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1)!;
  const name = last
    // all control and format characters but the two that join letters or keep them apart
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}]|[\u2028\u2029]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (name === '') return null;
  if (name.length <= longest) return name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return name.slice(0, longest - ending.length).replace(/[\ud800-\udbff]$/, '') + ending;
}

/**
 * The name to save a file under: the sender's, with the ending of what the file really is, so that a
 * file called `report.exe` that is a photo is saved as `report.jpg`.
 */
export function nameWithEnding(name: string | null, ending: string, otherwise: string): string {
  const base = (name ?? otherwise).replace(/\.[A-Za-z0-9]{1,8}$/, '') || otherwise;
  return `${base}.${ending}`;
}

/** The `Content-Disposition` that saves under this name, in any script (RFC 6266, RFC 5987). */
export function attachmentNamed(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
