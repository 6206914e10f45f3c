/** Every catalogue that the desk speaks from, by the name of its file. */
const files = import.meta.glob<Record<string, never>>(
  [
    '../../contract/words/ar/desk*.json',
    '../../contract/words/ar/lifecycle.json',
    '../../contract/words/ar/evidence.json',
    '../../contract/words/ar/directory.json',
    '../../contract/words/ar/figures.json',
    '../../contract/words/ar/uploads.json',
  ],
  { eager: true, import: 'default' },
);

export default Object.fromEntries(
  Object.entries(files).map(([path, content]) => [path.replace(/^.*\/|\.json$/g, ''), content]),
);
