/** `npm run generate`: writes every generated file that differs from what its source says now. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFiles } from './generated.ts';
import { startTemporaryDatabase } from './temporary-database.ts';

const root = path.join(import.meta.dirname, '..');
const database = await startTemporaryDatabase();
try {
  for (const { path: filePath, print } of generatedFiles) {
    const file = path.join(root, filePath);
    const printed = await print(database.url);
    const same = tryRead(file) === printed;
    if (!same) writeFileSync(file, printed);
    console.log(`${same ? 'unchanged' : 'written  '} ${filePath}`);
  }
} finally {
  await database.stop();
}

function tryRead(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
