/*
 * Node keeps what it compiles, so that every start but the first takes a third of the time: beside the
 * packages, for with other packages it is worth nothing. Where that folder cannot be written, nothing is
 * kept. It has to be asked for before the first module is loaded, so whoever imports this imports all else
 * when it is done: `await import(…)`.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'insaf'));
