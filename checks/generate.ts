/** `npm run generate`: writes every generated file that differs from what its source says now. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFiles } from './generated.ts';
import { startTemporaryDatabase } from './temporary-database.ts';

const root = path.join(import.meta.dirname, '..');
const database = await startTemporaryDatabase();
try {
  for (const { path: filePath, print } of generatedFiles) {
    const file = path.join(root, filePath);
    const committed = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const printed = await print(database.url, committed);
    const same = printed === committed;
    if (!same) writeFileSync(file, printed);
    console.log(`${same ? 'unchanged' : 'written  '} ${filePath}`);
  }
} finally {
  await database.stop();
}
