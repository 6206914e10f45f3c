/**
 * What is known against the packages in package-lock.json: advisories of the registry (`npm audit`), and
 * packages whose signature is missing or wrong (`npm audit signatures`). An advisory against what the server
 * is shipped with fails; one against a tool of development is a warning, since no attacker reaches it.
 *
 * An advisory that does not concern us, or has no remedy yet, is written into advisory-exceptions.json with
 * the reason and the day by which somebody looks again; from that day on it fails again.
 *
 * A mirror of the registry, or a machine without a network, has neither list: that is said, and fails nothing.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './commands.ts';
import type { Finding } from './finding.ts';

export type Exception = {
  readonly advisory: string;
  readonly package: string;
  readonly reason: string;
  /** The day from which it no longer holds: 2027-01-31. */
  readonly review: string;
};

type Advice = { title?: string; url?: string; name?: string; severity?: string };
export type AuditReport = {
  readonly auditReportVersion?: number;
  readonly vulnerabilities?: Record<
    string,
    { readonly via: readonly (string | Advice)[]; readonly nodes?: readonly string[] }
  >;
};
type Lock = Record<string, { readonly dev?: boolean }>;

const lockFile = 'package-lock.json';
const exceptionsFile = 'checks/advisory-exceptions.json';

/** @param today as 2026-11-22 */
export function advisoriesAgainst(
  { vulnerabilities = {} }: AuditReport,
  lock: Lock,
  exceptions: readonly Exception[],
  today: string,
): Finding[] {
  const told = Object.entries(vulnerabilities).flatMap(([name, { via, nodes = [] }]) => {
    const shipped = nodes.length === 0 || nodes.some((node) => lock[node]?.dev !== true);
    return via.flatMap((advice): Finding[] => {
      if (typeof advice === 'string') return [];
      const { url = '', title = '', severity = 'unknown' } = advice;
      const excepted = exceptions.find(
        (exception) => url.endsWith(`/${exception.advisory}`) && exception.package === name,
      );
      if (excepted !== undefined && excepted.review > today) return [];
      const late = excepted === undefined ? '' : `; excepted until ${excepted.review}`;
      const message = `${name}: ${title} (${severity}), ${url}${late}`;
      const level = shipped ? {} : { level: 'warning' as const };
      return [{ rule: 'advisory', file: lockFile, message, ...level }];
    });
  });
  const nameless = exceptions
    .filter(({ reason, review }) => reason.length < 20 || !/^\d{4}-\d\d-\d\d$/.test(review))
    .map(({ advisory }) => ({
      rule: 'exception',
      file: exceptionsFile,
      message: `${advisory} has no reason, or no day on which somebody looks again`,
    }));
  return [...told, ...nameless];
}

export type SignatureReport = {
  readonly invalid?: readonly { name: string; version: string }[];
  readonly missing?: readonly { name: string; version: string }[];
};

export function signaturesAgainst({ invalid = [], missing = [] }: SignatureReport): Finding[] {
  const say = (fault: string) => (one: { name: string; version: string }) => ({
    rule: 'signature',
    file: lockFile,
    message: `${one.name} ${one.version} has ${fault} signature`,
  });
  return [...invalid.map(say('a wrong')), ...missing.map(say('no'))];
}

/** Asks the registry. */
export async function adviceFindings(root: string): Promise<Finding[]> {
  const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
  const [audit, signatures] = await Promise.all([
    run(root, ['npm', 'audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000']),
    run(root, ['npm', 'audit', 'signatures', '--json', '--fetch-retries=0']),
  ]);
  const report = jsonIn<AuditReport>(audit.output);
  const signed = jsonIn<SignatureReport>(signatures.output);
  const today = new Date().toISOString().slice(0, 10);
  return [
    ...(report?.auditReportVersion === undefined
      ? [unasked('advisories', audit.output)]
      : advisoriesAgainst(report, read(lockFile).packages, read(exceptionsFile), today)),
    ...(signed?.invalid === undefined
      ? [unasked('signatures', signatures.output)]
      : signaturesAgainst(signed)),
  ];
}

function unasked(what: string, output: string): Finding {
  const why =
    /npm (?:error|warn audit) (?!A complete log)(.*)/
      .exec(output)?.[1]
      ?.replace(/https?:\S+/, '') ?? 'no answer';
  const message = `this registry tells no ${what} (${why.trim()}): not checked here`;
  return { rule: 'registry', file: lockFile, message, level: 'warning' };
}

/** The JSON among the lines that npm says beside it. */
function jsonIn<T>(output: string): T | undefined {
  const start = output.search(/^\{/m);
  const end = output.lastIndexOf('\n}');
  try {
    return JSON.parse(output.slice(start, end < start ? undefined : end + 2)) as T;
  } catch {
    return undefined;
  }
}
