/** The other catalogues of the desk, for whatever is opened from its first page. */
const files = import.meta.glob<Record<string, never>>(
  [
    '../../contract/words/en/desk-*.json',
    '../../contract/words/en/{evidence,figures,findings,uploads}.json',
    '!**/desk-{account,beside,leave,phrases,queue}.json',
  ],
  { eager: true, import: 'default' },
);

export default files;
