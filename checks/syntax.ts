import type { Node } from 'oxc-parser';
import type { SourceFile } from './tree.ts';

/**
 * Calls `visit` for every node, outermost first. `parents` runs from the program to the node's own
 * parent, and is only valid during the call.
 */
export function walk(root: Node, visit: (node: Node, parents: readonly Node[]) => void): void {
  const parents: Node[] = [];
  const descend = (node: Node) => {
    visit(node, parents);
    parents.push(node);
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) descend(child);
      }
    }
    parents.pop();
  };
  descend(root);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** Text in quotes or backticks, with where it stands. Import specifiers are not among them. */
export type TextInCode = { text: string; line: number };

export function textsOf(file: SourceFile): TextInCode[] {
  const found: TextInCode[] = [];
  walk(file.program, (node, parents) => {
    const parent = parents.at(-1);
    if (node.type === 'Literal' && typeof node.value === 'string') {
      if (parent && 'source' in parent && parent.source === node) return;
      found.push({ text: node.value, line: file.lineOf(node.start) });
    } else if (node.type === 'TemplateElement') {
      found.push({ text: node.value.cooked ?? node.value.raw, line: file.lineOf(node.start) });
    } else if (node.type === 'JSXText') {
      found.push({ text: node.value, line: file.lineOf(node.start) });
    }
  });
  return found;
}

/** `handBackComplaint` → hand, back, complaint; `HTTP_PORT` → http, port. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\d]+/u)
    .filter((word) => word !== '');
}

/** The source of a node. */
export function sourceOf(file: SourceFile, node: Node): string {
  return file.text.slice(node.start, node.end);
}
