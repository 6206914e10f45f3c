import path from 'node:path';
import type { EcmaScriptModule } from 'oxc-parser';

/** One `import`, `export … from` or `import()` of a file. */
export type Import = {
  /** As written: `./x.ts`, `@insaf/contract/errors.ts`, `zod`, `node:fs`. */
  specifier: string;
  /** The path from the root, when it is a file of ours; undefined for packages and built-ins. */
  target: string | undefined;
  line: number;
  /** Names taken, as they are called where they come from; `*` for all of them. */
  names: string[];
  /** Nothing of it is there when the program runs. */
  typeOnly: boolean;
};

/** The package of a specifier: `zod/v4` → `zod`, `@tus/server/x` → `@tus/server`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The imports of a parsed file, in the order they are written. */
export function importsOf(
  filePath: string,
  text: string,
  module: EcmaScriptModule,
  lineOf: (offset: number) => number,
): Import[] {
  const found: (Import & { at: number })[] = [];
  const add = (at: number, specifier: string, names: string[], typeOnly: boolean) => {
    const target = targetOf(filePath, specifier);
    found.push({ at, specifier, target, line: lineOf(at), names, typeOnly });
  };
  for (const { start, moduleRequest, entries } of module.staticImports) {
    const typeOnly =
      entries.length === 0
        ? /^import\s+type\b/.test(text.slice(start))
        : entries.every((entry) => entry.isType);
    add(
      start,
      moduleRequest.value,
      entries.map(({ importName }) => nameOf(importName)),
      typeOnly,
    );
  }
  for (const { entries } of module.staticExports) {
    for (const { start, moduleRequest, importName, isType } of entries) {
      if (moduleRequest) add(start, moduleRequest.value, [nameOf(importName)], isType);
    }
  }
  for (const { start, moduleRequest } of module.dynamicImports) {
    const written = text.slice(moduleRequest.start, moduleRequest.end);
    const literal = /^(['"`])([^'"`$]*)\1$/.exec(written);
    if (literal?.[2] !== undefined) add(start, literal[2], ['*'], false);
  }
  return found.sort((a, b) => a.at - b.at).map(({ at: _, ...rest }) => rest);
}

function nameOf(importName: { kind: string; name: string | null }): string {
  return importName.kind === 'Default' ? 'default' : (importName.name ?? '*');
}

function targetOf(filePath: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(filePath), specifier);
  const ours = /^(?:@insaf\/|insaf-(?=verify\/))([^/]+)\/(.+)$/.exec(specifier);
  return ours ? `${ours[1]}/${ours[2]}` : undefined;
}
