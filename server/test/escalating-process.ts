/*
 * One worker that takes the steps of ladders, as a process of its own that a test can kill:
 * `node escalating-process.ts DATABASE DATA_DIR NOW BATCH`. Ends when nothing is due.
 */
import { composeCtx } from '../app.ts';
import { escalate } from '../features/escalation/index.ts';
import { readConfig } from '../platform/config.ts';
import { connect } from '../platform/db/connect.ts';
import { createLog } from '../platform/log.ts';

const [url, folder, now, batch] = process.argv.slice(2) as [string, string, string, string];
const connection = connect(url, { max: 2 });
const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
const log = createLog({ level: config.LOG_LEVEL });
const ctx = composeCtx({ db: connection.db, config, log, clock: () => new Date(now) });
process.stdout.write('at work\n');
await escalate(ctx, Number(batch));
await connection.close();
