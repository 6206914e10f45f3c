import type { Function as FunctionNode, Node, ParamPattern } from 'oxc-parser';
import { sourceOf, walk } from './syntax.ts';
import type { SourceFile } from './tree.ts';

/** A function that stands at the top of a file, declared or assigned to a constant. */
export type TopFunction = {
  name: string;
  exported: boolean;
  node: Node;
  line: number;
  /** Each parameter as written, with its type: `acting: Acting`. */
  parameters: string[];
  /** Names it calls, of its own file or any other. */
  calls: Set<string>;
};

export function functionsOf(file: SourceFile): TopFunction[] {
  const found: TopFunction[] = [];
  const add = (name: string, node: Node, params: ParamPattern[], exported: boolean) => {
    const parameters = params.map((parameter) => sourceOf(file, parameter));
    const line = file.lineOf(node.start);
    found.push({ name, exported, node, line, parameters, calls: callsIn(node) });
  };
  for (const statement of file.program.body) {
    const exported = statement.type === 'ExportNamedDeclaration';
    const declared = exported ? statement.declaration : statement;
    if (declared?.type === 'FunctionDeclaration') {
      const { id, params } = declared as FunctionNode;
      if (id) add(id.name, declared, params, exported);
    } else if (declared?.type === 'VariableDeclaration') {
      for (const { id, init } of declared.declarations) {
        const isFunction =
          init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression';
        if (isFunction && id.type === 'Identifier') add(id.name, init, init.params, exported);
      }
    }
  }
  return found;
}

function callsIn(node: Node): Set<string> {
  const called = new Set<string>();
  walk(node, (inner) => {
    if (inner.type === 'CallExpression' && inner.callee.type === 'Identifier') {
      called.add(inner.callee.name);
    }
  });
  return called;
}
