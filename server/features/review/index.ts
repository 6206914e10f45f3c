export { readReview } from './actions/read-review.ts';
export { reviewHandlers } from './routes.ts';
export { figureWords } from './rules/workbook.ts';
