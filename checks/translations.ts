/**
 * The sentences in `contract/words/<language>/*.json`: the same keys in every language, each an ICU
 * message that fills in the same parameters, every plural with all the forms its language has (Arabic
 * has six), and a sentence for every refusal.
 */
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { Finding, SourceCheck } from './finding.ts';
import { collectFrom, elementsOf, type Sentence, sentencesOf } from './sentences.ts';
import { walk } from './syntax.ts';
import type { SourceFile, Tree } from './tree.ts';

const rules = {
  'missing-key': 'every sentence is there in every language',
  'not-a-sentence': 'every entry is a text that ICU can read, and not empty',
  'other-parameters': 'a sentence fills in the same parameters in every language',
  'missing-plural-form': 'a plural has every form its language knows',
  'refusal-without-sentence':
    'every refusal has a sentence, and every sentence of a refusal a code',
} as const;
type Rule = keyof typeof rules;

/** The source language first. */
const languages = ['ar', 'en'] as const;

/** Keys of errors.json that are not refusals: the answer to a bug, and faults of single fields. */
const notRefusals = new Set(['internal', 'fields']);

export const translations: SourceCheck = { name: 'translations', rules, findings };

function findings(tree: Tree): Finding[] {
  const found: Finding[] = [];
  const catalogues = languages.map((language) => {
    const sentences = new Map<string, Sentence>();
    const { taken, faults } = sentencesOf(tree, language);
    for (const sentence of taken) sentences.set(sentence.key, sentence);
    found.push(...faults.map((fault) => ({ rule: 'not-a-sentence' as const, ...fault })));
    return { language, sentences };
  });
  for (const { language, sentences } of catalogues) {
    for (const other of catalogues.filter((catalogue) => catalogue.language !== language)) {
      for (const { key, file, line } of sentences.values()) {
        if (other.sentences.has(key)) continue;
        const message = `${key} has no sentence in ${other.language}`;
        found.push({ rule: 'missing-key', file: file.path, line, message });
      }
    }
  }
  const parametersByKey = new Map<string, string>();
  for (const { language, sentences } of catalogues) {
    for (const sentence of sentences.values()) {
      found.push(...sentenceFindings(sentence, language, parametersByKey));
    }
  }
  return [...found, ...refusalFindings(tree, catalogues[0]?.sentences ?? new Map())];
}

function sentenceFindings(
  { key, text, file, line }: Sentence,
  language: string,
  parametersByKey: Map<string, string>,
): Finding[] {
  const finding = (rule: Rule, message: string) => ({ rule, file: file.path, line, message });
  let elements: MessageFormatElement[];
  try {
    elements = elementsOf(text);
  } catch (fault) {
    return [finding('not-a-sentence', `${key} cannot be read: ${(fault as Error).message}`)];
  }
  const found: Finding[] = [];
  const parameters = new Set<string>();
  collectFrom(elements, parameters, (name, kind, forms) => {
    const known = new Intl.PluralRules(language, { type: kind }).resolvedOptions();
    const missing = known.pluralCategories.filter((form) => !forms.includes(form));
    if (missing.length === 0) return;
    const message = `${key}: the plural of {${name}} lacks ${missing.join(', ')} in ${language}`;
    found.push(finding('missing-plural-form', message));
  });
  const written = [...parameters].sort().join(', ') || 'nothing';
  const before = parametersByKey.get(key);
  if (before === undefined) parametersByKey.set(key, written);
  else if (before !== written) {
    const message = `${key} fills in ${written}, and in ${languages[0]} ${before}`;
    found.push(finding('other-parameters', message));
  }
  return found;
}

function refusalFindings(tree: Tree, sentences: Map<string, Sentence>): Finding[] {
  const declared = tree.file('contract/errors.ts');
  if (!declared) return [];
  const rule: Rule = 'refusal-without-sentence';
  const codes = codesOf(declared);
  const found: Finding[] = [...codes]
    .filter(([code]) => !sentences.has(`errors.${code}`))
    .map(([code, line]) => ({
      rule,
      file: declared.path,
      line,
      message: `${code} has no sentence in contract/words/${languages[0]}/errors.json`,
    }));
  for (const { key, file, line } of sentences.values()) {
    const [name, code = ''] = key.split('.');
    if (name !== 'errors' || codes.has(code) || notRefusals.has(code)) continue;
    found.push({
      rule,
      file: file.path,
      line,
      message: `${code} is not a code of contract/errors.ts`,
    });
  }
  return found;
}

/** The keys of the table `errors`, each with its line. */
function codesOf(file: SourceFile): Map<string, number> {
  const codes = new Map<string, number>();
  walk(file.program, (node, parents) => {
    if (node.type !== 'Property' || node.key.type !== 'Identifier') return;
    const declarator = parents.find((parent) => parent.type === 'VariableDeclarator');
    const table = declarator?.id.type === 'Identifier' ? declarator.id.name : '';
    if (table === 'errors') codes.set(node.key.name, file.lineOf(node.start));
  });
  return codes;
}
