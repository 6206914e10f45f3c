/*
 * Papers as PDF, set by Typst: it shapes Arabic, turns lines right to left and tags what it sets, so that a
 * screen reader can read the paper too. The compiler is a native module of 30 MB, loaded when the first
 * paper is asked for; a page then takes some 10 ms. Only the two fonts below are used, never those of the
 * machine, so a paper looks the same everywhere.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { NodeCompiler, NodeTypstCompileResult } from '@myriaddreamin/typst-ts-node-compiler';

/** The family to name in a template; it has Arabic and Latin, in weights 400 and 600. */
export const paperFont = 'IBM Plex Sans Arabic';

export type Paper = {
  /** Typst source; it reads its data by `json(bytes(sys.inputs.data))` and no other file. */
  readonly template: string;
  /** Anything that JSON can hold. */
  readonly data: unknown;
  /** The instant that the PDF says it was made at. */
  readonly madeAt: Date;
};

const fontFiles = [
  '400Regular/IBMPlexSansArabic_400Regular.ttf',
  '600SemiBold/IBMPlexSansArabic_600SemiBold.ttf',
];

let opening: Promise<NodeCompiler> | undefined;

async function openCompiler(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const { resolve } = createRequire(import.meta.url);
  const fontBlobs = await Promise.all(
    fontFiles.map((file) => readFile(resolve(`@expo-google-fonts/ibm-plex-sans-arabic/${file}`))),
  );
  return NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs }] });
}

/**
 * Sets a paper.
 *
 * @throws Error with Typst's diagnostics when the template is wrong: a fault of ours
 */
export async function compilePdf({ template, data, madeAt }: Paper): Promise<Buffer> {
  opening ??= openCompiler();
  const compiler = await opening;
  const inputs = { data: JSON.stringify(data) };
  const compiled = compiler.compile({ mainFileContent: template, inputs });
  const document = compiled.result;
  if (document === null)
    throw new Error(`a paper cannot be set: ${diagnostics(compiler, compiled)}`);
  const pdf = compiler.pdf(document, {
    creationTimestamp: Math.floor(madeAt.getTime() / 1000),
    pdfTags: true,
  });
  // What was set for this person is not kept for the next.
  compiler.evictCache(0);
  return pdf;
}

function diagnostics(compiler: NodeCompiler, compiled: NodeTypstCompileResult): string {
  const fault = compiled.takeDiagnostics();
  return fault === null ? 'no reason given' : JSON.stringify(compiler.fetchDiagnostics(fault));
}
