/*
 * One worker that sends the digests of a morning, as a process of its own that a test can kill:
 * `node digesting-process.ts DATABASE DATA_DIR NOW SMTP_URL`. Ends when nobody is left to tell.
 */
import { composeCtx } from '../app.ts';
import { sendDigests } from '../features/digests/index.ts';
import { readConfig } from '../platform/config.ts';
import { connect } from '../platform/db/connect.ts';
import { createLog } from '../platform/log.ts';
import { openTransports } from '../platform/messages/transports.ts';

const [url, folder, now, smtp] = process.argv.slice(2) as [string, string, string, string];
const connection = connect(url, { max: 6 });
const config = readConfig({ DATA_DIR: folder, LOG_LEVEL: 'silent', SMTP_URL: smtp });
const log = createLog({ level: config.LOG_LEVEL });
const clock = () => new Date(now);
const transports = await openTransports(config, { clock, log, onDelivery: async () => undefined });
process.stdout.write('at work\n');
await sendDigests(composeCtx({ db: connection.db, config, log, clock }), transports);
await transports.close();
await connection.close();
