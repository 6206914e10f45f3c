/**
 * Who may import whom (docs/architecture.md).
 *
 *   contract ← server/platform ← server/features/* ← server/app.ts ← server/main.ts
 *   contract ← web/ui ← web/portal, web/desk     contract ← web/build
 *   verify ← server, web
 *
 * Every folder has a rank, and a file imports only what ranks below it or stands in its own part.
 * Types count as much as values: a type that has to be known is a dependency, and the circle it
 * closes is one that a reader has to walk. Only the circles between single files leave types out,
 * since those circles are a fault of loading order and types are not loaded.
 *
 * Tests stand outside the ranks, for a test may set up the whole server to try one rule of it; but
 * nothing that is not a test imports a test's tools.
 */
import type { Finding, SourceCheck } from './finding.ts';
import { type Import, packageOf } from './imports.ts';
import type { SourceFile, Tree } from './tree.ts';

const rules = {
  'contract-imports-only-zod': 'contract imports zod and libphonenumber-js, and nothing else',
  'verify-stands-alone':
    'verify imports nothing of ours, and of others only @noble: it runs where nothing else is installed',
  'web-imports-server': 'web never imports server',
  'server-imports-web': 'server loads the built portal as a module, never its source',
  'platform-imports-feature': 'platform knows no feature',
  'feature-imports-app': 'a feature knows nothing of what is composed from features',
  'ui-imports-page': 'the components know no page',
  'code-imports-test-tool': 'only tests import tests and their tools',
  'past-the-index': 'features import each other only through index.ts',
  'circle-of-features': 'features never import each other in a circle',
  'circle-of-files': 'files never import each other in a circle',
  'undeclared-place': 'every file stands in a part of the architecture',
} as const;
type Rule = keyof typeof rules;

const contractPackages = new Set(['zod', 'libphonenumber-js']);
const verifyPackages = new Set(['@noble/curves', '@noble/hashes']);
/** The command reads files; what it is bundled with is installed beside it and not part of it. */
const verifyProgram = /^verify\/(command|bundle)\//;

/** The parts, the narrower before the wider, and for each the parts it may import besides itself. */
const parts = [
  { name: 'contract', at: /^contract\//, mayImport: [] },
  { name: 'verify', at: /^verify\//, mayImport: [] },
  { name: 'platform', at: /^server\/platform\//, mayImport: ['contract', 'verify'] },
  { name: 'features', at: /^server\/features\//, mayImport: ['contract', 'verify', 'platform'] },
  { name: 'server', at: /^server\//, mayImport: ['contract', 'verify', 'platform', 'features'] },
  // web/look is what the build makes of the tokens: style sheet, fonts, the outline of the land.
  { name: 'ui', at: /^web\/(ui|look)\//, mayImport: ['contract'] },
  { name: 'build', at: /^web\/build\//, mayImport: ['contract'] },
  { name: 'web', at: /^web\//, mayImport: ['contract', 'verify', 'ui'] },
] as const satisfies { name: string; at: RegExp; mayImport: string[] }[];
type Part = (typeof parts)[number];

const partOf = (filePath: string): Part | undefined => parts.find(({ at }) => at.test(filePath));

/** The rule that an import against the drawing breaks. */
function ruleAgainst(from: Part, to: Part): Rule {
  const ofWeb = (part: Part) => part.name === 'web' || part.name === 'ui';
  if (from.name === 'contract') return 'contract-imports-only-zod';
  if (from.name === 'verify') return 'verify-stands-alone';
  if (ofWeb(from)) return ofWeb(to) ? 'ui-imports-page' : 'web-imports-server';
  if (ofWeb(to)) return 'server-imports-web';
  return from.name === 'platform' ? 'platform-imports-feature' : 'feature-imports-app';
}

/** Programs about the project rather than of it: they may import anything. */
const outside = /^(checks|bench|e2e)\/|^[^/]+\.config\.ts$/;

const testOrTool = /\.test\.tsx?$|^(server|verify)\/test\/|^e2e\//;
const featureOf = (filePath: string) => /^server\/features\/([^/]+)\//.exec(filePath)?.[1];

export const boundaries: SourceCheck = { name: 'boundaries', rules, findings };

function findings(tree: Tree): Finding[] {
  const files = tree.files(/^(?!.*\.d\.ts$).*\.tsx?$/).filter((file) => !outside.test(file.path));
  return [
    ...files.flatMap((file) => fileFindings(file)),
    ...circlesOfFeatures(files),
    ...circlesOfFiles(files),
  ];
}

function fileFindings(file: SourceFile): Finding[] {
  const part = partOf(file.path);
  if (!part) {
    const message =
      'stands in no part of the architecture: contract, verify, server, web, e2e, checks';
    return [{ rule: 'undeclared-place', file: file.path, message }];
  }
  const found: Finding[] = [];
  const add = (rule: Rule, { line }: Import, message: string) =>
    found.push({ rule, file: file.path, line, message });
  const isTest = testOrTool.test(file.path);
  for (const taken of file.imports) {
    const { target, specifier } = taken;
    if (part.name === 'contract' && !isTest && target === undefined) {
      if (!contractPackages.has(packageOf(specifier))) {
        add('contract-imports-only-zod', taken, `contract must not import ${specifier}`);
      }
    }
    if (part.name === 'verify' && !isTest && target === undefined) {
      if (!verifyProgram.test(file.path) && !verifyPackages.has(packageOf(specifier))) {
        add('verify-stands-alone', taken, `verify must not import ${specifier}`);
      }
    }
    if (target === undefined || isTest) continue;
    if (testOrTool.test(target)) {
      add('code-imports-test-tool', taken, `${target} is for tests`);
      continue;
    }
    const other = partOf(target);
    if (other && other !== part && !part.mayImport.some((name) => name === other.name)) {
      add(ruleAgainst(part, other), taken, `${part.name} must not import ${target}`);
    }
    const [feature, neighbour] = [featureOf(file.path), featureOf(target)];
    if (feature && neighbour && neighbour !== feature && !target.endsWith('/index.ts')) {
      const way = `import it from server/features/${neighbour}/index.ts, or leave it there`;
      add('past-the-index', taken, `${target} is ${neighbour}'s own; ${way}`);
    }
  }
  return found;
}

function circlesOfFeatures(files: SourceFile[]): Finding[] {
  const between = new Map<string, Map<string, { file: string; line: number }>>();
  for (const file of files) {
    const from = featureOf(file.path);
    if (!from || testOrTool.test(file.path)) continue;
    const reached = between.get(from) ?? new Map();
    between.set(from, reached);
    for (const { target, line } of file.imports) {
      const to = target && featureOf(target);
      if (to && to !== from && !reached.has(to)) reached.set(to, { file: file.path, line });
    }
  }
  return circlesIn(new Map([...between].map(([from, to]) => [from, [...to.keys()]]))).map(
    (circle) => ({
      rule: 'circle-of-features',
      ...(between.get(circle[0] ?? '')?.get(circle[1] ?? '') ?? { file: 'server/features' }),
      message: `${circle.join(' → ')}: let the lower one announce an event, and subscribe in facts.ts`,
    }),
  );
}

function circlesOfFiles(files: SourceFile[]): Finding[] {
  const graph = new Map(
    files.map((file) => [
      file.path,
      file.imports.flatMap(({ target, typeOnly }) => (target && !typeOnly ? [target] : [])),
    ]),
  );
  return circlesIn(graph).map((circle) => ({
    rule: 'circle-of-files',
    file: circle[0] ?? '',
    message: circle.join(' → '),
  }));
}

/**
 * A circle for every edge that closes one, written from its first node around to it again. Depth
 * first: an edge closes a circle when it leads back onto the path being walked.
 */
export function circlesIn(graph: Map<string, string[]>): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const walked: string[] = [];
  const visit = (node: string) => {
    if (done.has(node)) return;
    const met = walked.indexOf(node);
    if (met !== -1) {
      circles.push([...walked.slice(met), node]);
      return;
    }
    walked.push(node);
    for (const next of graph.get(node) ?? []) visit(next);
    walked.pop();
    done.add(node);
  };
  for (const node of graph.keys()) visit(node);
  return circles;
}
