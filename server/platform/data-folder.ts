import { mkdirSync } from 'node:fs';
import { CannotStart } from './errors.ts';

/**
 * Makes the data folder if it is absent. Others may pass through it, which PostgreSQL's own user must
 * when root starts the server, but may not list it; what is private in it closes itself.
 * @throws CannotStart when the disk refuses.
 */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 });
  } catch (error) {
    throw new CannotStart(
      `The data folder ${folder} cannot be made (${(error as Error).message}). ` +
        'Set DATA_DIR to a folder that this user may write.',
    );
  }
}
