/* The way to the command line, which is in commands/command-line.ts; what Node compiles is kept. */
import './keep-compiled.ts';

await import('./commands/command-line.ts');
