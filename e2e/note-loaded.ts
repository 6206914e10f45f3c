/* For `--import`: every package that a process loads is noted in the file that INSAF_LOADED names, a line each. */
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const noted = new Set<string>();
registerHooks({
  load(url, context, next) {
    const name = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(url)?.[1];
    if (name !== undefined && !noted.has(name)) {
      noted.add(name);
      appendFileSync(process.env.INSAF_LOADED!, `${name}\n`);
    }
    return next(url, context);
  },
});
