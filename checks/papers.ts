/**
 * What the documents say of the code is true of it: every path that docs/architecture.md names exists,
 * and no link between documents leads nowhere.
 */
import path from 'node:path';
import type { Finding, SourceCheck } from './finding.ts';
import type { SourceFile, Tree } from './tree.ts';

const rules = {
  'path-is-gone': 'every path that docs/architecture.md names exists',
  'architecture-too-long': 'docs/architecture.md stays under 150 lines',
  'link-is-broken': 'every link from one document to another leads somewhere',
  'paper-is-missing': 'the papers that everybody looks for are there',
} as const;

const architecture = 'docs/architecture.md';
const architectureLines = 150;

const expected = [
  'README.md',
  'LICENSE',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'publiccode.yml',
  architecture,
  'docs/glossary.md',
];

const fileEnding = /\.(ts|tsx|sql|json|md|yml|yaml|csv|css|html|sh)$/;

export const papers: SourceCheck = { name: 'papers', rules, findings };

function findings(tree: Tree): Finding[] {
  // The wrong examples are small trees; only a whole project is held to its papers.
  const missing = tree.has('package.json') ? expected.filter((paper) => !tree.has(paper)) : [];
  const found: Finding[] = missing.map((file) => ({
    rule: 'paper-is-missing',
    file,
    message: 'is missing',
  }));
  for (const file of tree.files(/^[^/]+\.md$|^docs\/.*\.md$/)) found.push(...links(tree, file));
  const page = tree.file(architecture);
  if (!page) return found;
  const length = page.text.split('\n').length - 1;
  if (length >= architectureLines) {
    const message = `has ${length} lines: what does not fit is a decision or a how-to`;
    found.push({ rule: 'architecture-too-long', file: architecture, message });
  }
  return [...found, ...gonePaths(tree, page)];
}

/** The text of a document with its drawings and samples blanked, so that offsets stay what they are. */
function prose({ text }: SourceFile): string {
  return text.replace(/^```[\s\S]*?^```/gm, (sample) => sample.replace(/[^\n]/g, ' '));
}

function gonePaths(tree: Tree, page: SourceFile): Finding[] {
  const topFolders = new Set(tree.paths.map((filePath) => filePath.split('/')[0]));
  return [...prose(page).matchAll(/`([^`\n]+)`/g)].flatMap((match) => {
    const named = match[1] ?? '';
    if (!/^[\w.*][\w./*-]*$/.test(named)) return [];
    const isPath = named.includes('/')
      ? topFolders.has(named.split('/')[0]) || fileEnding.test(named)
      : fileEnding.test(named);
    if (!isPath || exists(tree, named)) return [];
    const message = `${named} does not exist`;
    return [{ rule: 'path-is-gone', file: page.path, line: page.lineOf(match.index), message }];
  });
}

/** Whether a path, a folder, or a pattern with `*` names something; a bare file name may be anywhere. */
function exists(tree: Tree, named: string): boolean {
  const pattern = named
    .replace(/\/$/, '')
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+');
  const start = named.includes('/') ? '^' : '(^|/)';
  const matching = new RegExp(`${start}${pattern}(/|$)`);
  return tree.paths.some((filePath) => matching.test(filePath));
}

function links(tree: Tree, file: SourceFile): Finding[] {
  return [...prose(file).matchAll(/\]\(([^)\s]+)\)/g)].flatMap((match) => {
    const target = (match[1] ?? '').replace(/#.*$/, '');
    if (target === '' || /^[a-z]+:/i.test(target)) return [];
    const resolved = path.posix.join(path.posix.dirname(file.path), decodeURI(target));
    if (resolved === '.' || exists(tree, resolved)) return [];
    const line = file.lineOf(match.index);
    const message = `${target} leads nowhere`;
    return [{ rule: 'link-is-broken', file: file.path, line, message }];
  });
}
