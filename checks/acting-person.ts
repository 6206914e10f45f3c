/**
 * Nothing is loaded except through the acting person.
 *
 * An exported function of a queries.ts that reads a table which belongs to a complaint either takes
 * the acting person (`acting: Acting`) and uses them to narrow what it reads, or takes a complaint that
 * was loaded through them (`complaint: { number: string }`) and reads what else it owns. A function that
 * can do neither is listed in `aroundThePerson` with the reason, so that a reviewer sees every way
 * around the rule on one page.
 *
 * A loaded complaint counts as one only when nobody makes it up: handing such a function an object
 * written on the spot (`historyOf(db, { number })`) is refused as well. What no scan can see is whether
 * a function narrows rightly; the tests of each feature try that with two people.
 */
import type { Node } from 'oxc-parser';
import { aroundThePerson } from './around-the-person.ts';
import { complaintTables } from './complaint-tables.ts';
import type { Finding, SourceCheck } from './finding.ts';
import { functionsOf, type TopFunction } from './functions.ts';
import { statementsOf } from './sql-in-code.ts';
import { sourceOf, walk } from './syntax.ts';
import type { SourceFile, Tree } from './tree.ts';

const rules = {
  'read-without-person': 'a query that reads what a complaint owns takes the acting person',
  'person-not-asked': 'a query that takes the acting person narrows by them',
  'complaint-made-up': 'a query that wants a loaded complaint is given one',
  'reason-without-use': 'the list of ways around holds none that is no longer there',
} as const;

const listFile = 'checks/around-the-person.ts';

export const actingPerson: SourceCheck = { name: 'acting person', rules, findings };

const takesPerson = ({ parameters }: TopFunction) =>
  parameters.some((parameter) => /:.*\bActing\b/s.test(parameter));
const takesComplaint = ({ parameters }: TopFunction) =>
  parameters.some((parameter) => /^complaints?\s*:|:.*\bComplaintRow\b/s.test(parameter));

function findings(tree: Tree): Finding[] {
  const queries = tree.files(/^server\/features\/[^/]+\/queries(\/[a-z0-9-]+)?\.ts$/);
  const found = queries.flatMap(readings);
  const wanting = new Set(
    queries.flatMap((file) => functionsOf(file).filter(takesComplaint)).map(({ name }) => name),
  );
  for (const file of tree.files(/^server\/.*(?<!\.test|\.d)\.ts$/)) {
    found.push(...madeUp(file, wanting));
  }
  // The wrong examples are small trees, which need not hold all that is listed.
  if (!tree.has(listFile)) return found;
  for (const listed of Object.keys(aroundThePerson)) {
    const [filePath = '', name] = listed.split(' ');
    const file = tree.file(filePath);
    if (file && functionsOf(file).some((one) => one.name === name)) continue;
    const message = `${listed} is no longer there`;
    found.push({ rule: 'reason-without-use', file: listFile, message });
  }
  return found;
}

function readings(file: SourceFile): Finding[] {
  const found: Finding[] = [];
  for (const one of readingFunctions(file)) {
    if (!one.exported || takesComplaint(one) || aroundThePerson[`${file.path} ${one.name}`])
      continue;
    const at = { file: file.path, line: one.line };
    if (!takesPerson(one)) {
      const message = `${one.name} reads what a complaint owns: take acting: Acting, or a loaded complaint`;
      found.push({ ...at, rule: 'read-without-person', message });
    } else if (!mentionsPerson(file, one)) {
      const message = `${one.name} takes the acting person and never asks what they may see`;
      found.push({ ...at, rule: 'person-not-asked', message });
    }
  }
  return found;
}

/** The functions that read a table of a complaint, themselves or through one that is not exported. */
function readingFunctions(file: SourceFile): Set<TopFunction> {
  const functions = functionsOf(file);
  const statements = statementsOf(file).filter(
    ({ verb, table }) => verb === 'select' && (!table || complaintTables.includes(table)),
  );
  const reading = new Set(
    functions.filter(({ node }) => statements.some(({ parents }) => parents.includes(node))),
  );
  for (let before = -1; before !== reading.size; ) {
    before = reading.size;
    for (const one of functions) {
      const inner = [...reading].some((other) => !other.exported && one.calls.has(other.name));
      if (inner) reading.add(one);
    }
  }
  return reading;
}

function mentionsPerson(file: SourceFile, { node, parameters }: TopFunction): boolean {
  const parameter = parameters.find((written) => /\bActing\b/.test(written));
  const name = parameter && /^\w+/.exec(parameter)?.[0];
  if (!name) return true;
  const body = (node as { body?: Node | null }).body;
  return body ? new RegExp(`\\b${name}\\b`).test(sourceOf(file, body)) : false;
}

function madeUp(file: SourceFile, wanting: Set<string>): Finding[] {
  const found: Finding[] = [];
  walk(file.program, (node) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return;
    if (!wanting.has(node.callee.name)) return;
    const written = node.arguments.find((argument) => argument.type === 'ObjectExpression');
    const makesNumber = written && /^\{[^}]*\b(complaint_)?number\b/s.test(sourceOf(file, written));
    if (!makesNumber) return;
    const message = `${node.callee.name} wants a complaint that was loaded through the acting person`;
    found.push({
      rule: 'complaint-made-up',
      file: file.path,
      line: file.lineOf(node.start),
      message,
    });
  });
  return found;
}
