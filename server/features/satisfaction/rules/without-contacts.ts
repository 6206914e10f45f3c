/** Runs of digits that long are telephones and identity numbers; in any script, with what stands between them. */
const numbers = /\p{Nd}(?:[\s\-./]?\p{Nd}){5,}/gu;
const addresses = /[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+/g;

/** What somebody wrote, without numbers and addresses by which they could be known. */
export function withoutContacts(words: string): string {
  return words.replaceAll(addresses, '●●●').replaceAll(numbers, '●●●');
}
