/*
 * One worker that counts figures, as a process of its own that a test can kill:
 * `node counting-process.ts DATABASE DATA_DIR NOW`. Ends when nothing is left to be counted.
 */
import { composeCtx } from '../app.ts';
import { countFigures } from '../features/figures/index.ts';
import { readConfig } from '../platform/config.ts';
import { connect } from '../platform/db/connect.ts';
import { createLog } from '../platform/log.ts';

const [url, folder, now] = process.argv.slice(2) as [string, string, string];
const connection = connect(url, { max: 2, role: 'insaf_app' });
const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
const log = createLog({ level: config.LOG_LEVEL });
const ctx = composeCtx({ db: connection.db, config, log, clock: () => new Date(now) });
process.stdout.write('at work\n');
await countFigures(ctx, { wait: true });
await connection.close();
