export { reviewPaperHandlers } from './routes.ts';
export { type Manner, mannerOf, noNumber } from './rules/manner.ts';
export { typstParts } from './rules/typst-parts.ts';
