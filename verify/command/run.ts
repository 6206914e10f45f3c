import { command } from './insaf-verify.ts';

process.exitCode = await command(
  process.argv.slice(2),
  process.env,
  (line) => console.log(line),
  (line) => console.error(line),
);
