/**
 * Where the server, the contract and insaf-verify speak to other machines: the files named here and no
 * other. Each goes to an address that the operator set, so nobody who uses the system can make it call one
 * of their own (SSRF). Whoever adds a file here says in docs/operate/security.md whose word its address is.
 *
 * What packages do by themselves for an operator's address (PostgreSQL, S3, mail, SMPP, the directory of
 * staff, a key service) is begun in these files too.
 */
import type { Node } from 'oxc-parser';
import type { Finding, SourceCheck } from './finding.ts';
import { packageOf } from './imports.ts';
import { walk } from './syntax.ts';
import type { SourceFile, Tree } from './tree.ts';

const rules = {
  fetches: 'fetch and its like are called in the files that are named for it, and nowhere else',
  'opens-connections':
    'what opens connections is imported in the files that are named for it, and nowhere else',
} as const;

/** What every program has without an import, and calls other machines. */
const callers = new Set(['fetch', 'WebSocket', 'EventSource']);

const fetching = new Set([
  'server/platform/messages/http-gateway.ts', // SMS_GATEWAY_URL
  'server/platform/keys/vault-key.ts', // MASTER_KEY
  'verify/command/read-tiles.ts', // the ledger that was named on the command line
]);

const connecting = new Map<string, RegExp>([
  [
    'node:net',
    /^server\/(start|platform\/(files\/scan|db\/embedded-postgres|http\/let-connections-go))\.ts$/,
  ],
  ['node:http', /^$/],
  ['node:https', /^$/],
  ['node:http2', /^$/],
  ['node:tls', /^$/],
  ['node:dgram', /^$/],
  ['undici', /^$/],
  ['axios', /^$/],
  ['nodemailer', /^server\/platform\/messages\/smtp\.ts$/],
  ['smpp', /^server\/platform\/messages\/smpp(-link)?\.ts$/],
  ['better-auth/plugins/generic-oauth', /^server\/platform\/auth\/directory\.ts$/],
  ['@aws-sdk/client-s3', /^server\/platform\/files\/(storage|receiving)-s3\.ts$/],
  ['@tus/s3-store', /^server\/platform\/files\/receiving-s3\.ts$/],
  ['@aws-sdk/client-kms', /^server\/platform\/keys\/aws-key\.ts$/],
]);

const watched =
  /^(server|contract|verify)\/(?!test\/|.*\/samples\/)(?!.*\.test\.ts$).*(?<!\.d)\.ts$/;

export const outgoing: SourceCheck = { name: 'outgoing', rules, findings };

function findings(tree: Tree): Finding[] {
  return tree.files(watched).flatMap((file) => [...fetchesOf(file), ...connectionsOf(file)]);
}

function fetchesOf(file: SourceFile): Finding[] {
  if (fetching.has(file.path)) return [];
  const found: Finding[] = [];
  walk(file.program, (node, parents) => {
    if (node.type !== 'Identifier' || !callers.has(node.name)) return;
    const parent = parents.at(-1);
    const isName =
      (parent?.type === 'MemberExpression' &&
        parent.property === node &&
        !isGlobal(parent.object)) ||
      (parent?.type === 'Property' && parent.key === node);
    if (isName) return;
    const message = 'calls other machines: checks/outgoing.ts names where that is done';
    found.push({ rule: 'fetches', file: file.path, line: file.lineOf(node.start), message });
  });
  return found;
}

const isGlobal = (node: Node) => node.type === 'Identifier' && node.name === 'globalThis';

function connectionsOf(file: SourceFile): Finding[] {
  return file.imports.flatMap(({ specifier, line, typeOnly }) => {
    const name = connecting.has(specifier) ? specifier : packageOf(specifier);
    const allowed = connecting.get(name);
    if (typeOnly || allowed === undefined || allowed.test(file.path)) return [];
    const message = `imports ${name}: checks/outgoing.ts names where that is done`;
    return [{ rule: 'opens-connections', file: file.path, line, message }];
  });
}
