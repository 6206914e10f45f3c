/* The way in: what Node compiles is kept, and the process itself is in start.ts. */
import './keep-compiled.ts';

await import('./start.ts');
