/** The catalogues that the first page of the desk speaks from, by the name of the file. */
const files = import.meta.glob<Record<string, never>>(
  '../../contract/words/en/{desk,desk-account,desk-beside,desk-leave,desk-queue,lifecycle,time}.json',
  { eager: true, import: 'default' },
);

export default files;
