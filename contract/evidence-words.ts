/**
 * What a category asks of a reply, as sentences: for who sets the rule, who must meet it, and who wants
 * to know what they may expect. The sentences are `rule.…` of `words/<language>/evidence.json`; whoever
 * shows them has them said in the reader's language.
 */
import type { DocumentKind } from './vocabulary.ts';

export type RuleInWords = {
  readonly photosAfter: number;
  readonly documents: number;
  readonly documentKinds: readonly DocumentKind[];
  readonly nearMetres: number | null;
};

type SayWords = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Sentences in the order in which an officer works: photos, where, not used before, documents. */
export function ruleInWords(
  rule: RuleInWords,
  say: SayWords,
  language: 'ar' | 'en',
): readonly string[] {
  const { photosAfter: photos, documents, documentKinds, nearMetres: metres } = rule;
  if (photos + documents <= 0) return [say('evidence.rule.nothing')];
  const sentences: string[] = [];
  if (photos > 0) {
    sentences.push(say('evidence.rule.photos', { count: photos }));
    if (metres !== null) sentences.push(say('evidence.rule.near', { metres }));
    sentences.push(say('evidence.rule.unused'));
  }
  if (documents > 0) {
    const kinds = documentKinds.map((kind) => say(`lifecycle.document.${kind}`));
    const list = new Intl.ListFormat(language, { type: 'disjunction' }).format(kinds);
    const given = kinds.length > 0 ? 'yes' : 'no';
    sentences.push(say('evidence.rule.documents', { count: documents, given, kinds: list }));
  }
  return sentences;
}
