/**
 * The platform is machinery that would serve another product as well: it holds no word of
 * complaints, in no name and in no text. A word of the product in there is the first sign that a
 * decision of the product is about to follow it.
 *
 * Comments and tests are left out: an example may speak of complaints. So is the generated
 * `tables.generated.ts`, which names the tables because the database does.
 */
import type { Finding, SourceCheck } from './finding.ts';
import { textsOf, walk, wordsOf } from './syntax.ts';
import type { SourceFile, Tree } from './tree.ts';

const rules = {
  'complaint-word': 'platform holds no complaint word, in English',
  'complaint-word-arabic': 'platform holds no complaint word, in Arabic',
  'complaint-word-in-path': 'no file of the platform is named for a complaint word',
} as const;

/**
 * Words of the glossary that have no other meaning in machinery. `reply` is not among them because
 * Fastify calls its answer so, nor `settle`, which is what promises do, nor `reference`, `notice` or
 * `office`, which machinery uses as well, nor `ledger`, whose key is a setting like others.
 */
const words = new Set(
  `complaint complaints complainant complainants agency agencies referral referrals referred handback
  evidence settlement dismiss dismissed dismissal appeal appeals appealed obstacle
  obstacles breach breaches escalation escalations hotline diwan governorate governorates directorate
  directorates citizen citizens committee rapporteur initiative initiatives humanitarian`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Stems, each tried at the start of a word with or without the article and a joined letter. */
const arabicStems =
  /(?<!\p{L})[وف]?[بلك]?(?:ال|لل)?(شكوى|شكاو|شاك|تظلم|جهة|جهات|إحال|محافظ|معوق|مواطن)/u;

export const platformWords: SourceCheck = { name: 'platform words', rules, findings };

function findings(tree: Tree): Finding[] {
  return tree
    .files(/^server\/platform\/.*(?<!\.generated|\.test)\.ts$/)
    .flatMap((file) => [...inPath(file), ...inCode(file)]);
}

function inPath(file: SourceFile): Finding[] {
  const met = wordsOf(file.path).find((word) => words.has(word));
  const message = `is named for “${met}”`;
  return met ? [{ rule: 'complaint-word-in-path', file: file.path, message }] : [];
}

function inCode(file: SourceFile): Finding[] {
  const found = new Map<string, Finding>();
  const lookIn = (text: string, line: number) => {
    const met = wordsOf(text).find((word) => words.has(word));
    const message = `says “${met}”: take it as an argument, or move it to a feature`;
    if (met)
      found.set(`${line} ${met}`, { rule: 'complaint-word', file: file.path, line, message });
    const arabic = arabicStems.exec(text)?.[0];
    if (arabic) {
      const inArabic = `says “${arabic}”: words belong in contract/words`;
      const finding = { rule: 'complaint-word-arabic', file: file.path, line, message: inArabic };
      found.set(`${line} ${arabic}`, finding);
    }
  };
  walk(file.program, (node) => {
    if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') {
      lookIn(node.name, file.lineOf(node.start));
    }
  });
  for (const { text, line } of textsOf(file)) lookIn(text, line);
  for (const { specifier, line } of file.imports) lookIn(specifier, line);
  return [...found.values()];
}
