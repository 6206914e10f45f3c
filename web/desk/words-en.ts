/** Every catalogue that the desk speaks from, by the name of its file. */
const files = import.meta.glob<Record<string, never>>(
  [
    '../../contract/words/en/desk*.json',
    '../../contract/words/en/lifecycle.json',
    '../../contract/words/en/evidence.json',
    '../../contract/words/en/directory.json',
    '../../contract/words/en/figures.json',
    '../../contract/words/en/uploads.json',
  ],
  { eager: true, import: 'default' },
);

export default Object.fromEntries(
  Object.entries(files).map(([path, content]) => [path.replace(/^.*\/|\.json$/g, ''), content]),
);
