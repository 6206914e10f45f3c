import type { App } from './app.ts';
import { demonstrationSignIns } from './demo/demonstration-staff.ts';
import type { Config } from './platform/config.ts';

/**
 * What is said when the server is ready: where it is reached, and who may sign in.
 *
 * @param ms how long the start took
 */
export async function announcement(config: Config, app: App, ms: number): Promise<string> {
  const at = app.http.server.address();
  const port = typeof at === 'object' && at !== null ? at.port : config.PORT;
  const url = config.PUBLIC_URL.replace(/:0$/, `:${port}`);
  const lines = ['', `Insaf · إنصاف is ready (${(ms / 1000).toFixed(1)} s)`];
  if (config.INSAF_ROLE === 'worker') return [...lines, '  It runs jobs.'].join('\n');
  lines.push(
    `  Address       ${url}`,
    `  Desk          ${url}/desk, for staff`,
    `  API           ${url}/api/v1, described at ${url}/api/v1/docs`,
  );
  if (config.PROCESSES > 1) lines.push(`  Processes     ${config.PROCESSES}`);
  const demonstration = await demonstrationSignIns(app.ctx);
  if (demonstration !== null) {
    lines.push('', `  Demonstration sign-ins, all with the password ${demonstration.password}`);
    lines.push(...demonstration.people.map(({ email, what }) => `  ${email.padEnd(30)}${what}`));
    if (config.SECOND_FACTOR === 'optional') {
      lines.push('  Nobody is asked for a second factor here; in real use whoever administers is.');
    }
  }
  return [...lines, '', '  Ctrl-C stops it.'].join('\n');
}
