export { proven } from './rules/proven.ts';
