/** The sentences of `contract/words`, and what each fills in. */
import {
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser';
import type { SourceFile, Tree } from './tree.ts';

export type Sentence = { key: string; text: string; file: SourceFile; line: number };
/** Those of a language, and what stands among them without being one. */
type Sentences = {
  readonly taken: Sentence[];
  readonly faults: { file: string; line: number; message: string }[];
};

/** All sentences of a language; a key begins with its file's name. */
export function sentencesOf(tree: Tree, language: string): Sentences {
  const all: Sentences = { taken: [], faults: [] };
  const folder = `contract/words/${language}/`;
  for (const file of tree.files(new RegExp(`^${folder}[^/]+\\.json$`))) {
    collectSentences(file, file.path.slice(folder.length, -'.json'.length), all);
  }
  return all;
}

/** @throws where ICU cannot read the text */
export const elementsOf = (text: string): MessageFormatElement[] =>
  parse(text, { ignoreTag: true });

/** The sentences of a file, nested keys joined with dots, the file's name first. */
function collectSentences(file: SourceFile, name: string, { taken, faults }: Sentences): void {
  const collect = (key: string, value: unknown) => {
    const line = lineOfKey(file, key);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [inner, below] of Object.entries(value)) collect(`${key}.${inner}`, below);
    } else if (typeof value === 'string' && value.trim() !== '') {
      taken.push({ key, text: value, file, line });
    } else {
      const message = `${key} is not a text, or an empty one`;
      faults.push({ file: file.path, line, message });
    }
  };
  collect(name, JSON.parse(file.text));
}

/** Where a nested key stands: each of its parts is looked for after the one before it. */
function lineOfKey(file: SourceFile, key: string): number {
  let at = 0;
  for (const part of key.split('.').slice(1)) {
    const next = file.text.indexOf(`"${part}"`, at);
    if (next !== -1) at = next;
  }
  return file.lineOf(at);
}

/** Adds what the text fills in to `parameters`, and tells of each plural the forms that it has. */
export function collectFrom(
  elements: MessageFormatElement[],
  parameters: Set<string>,
  plural: (name: string, kind: 'cardinal' | 'ordinal', forms: string[]) => void = () => undefined,
): void {
  for (const element of elements) {
    if (isTagElement(element)) collectFrom(element.children, parameters, plural);
    else if (!isPoundElement(element) && element.type !== 0) parameters.add(element.value);
    if (isPluralElement(element)) {
      plural(element.value, element.pluralType ?? 'cardinal', Object.keys(element.options));
    }
    if (isPluralElement(element) || isSelectElement(element)) {
      for (const option of Object.values(element.options)) {
        collectFrom(option.value, parameters, plural);
      }
    }
  }
}
