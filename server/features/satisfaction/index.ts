export {
  answerQuestion,
  askedNow,
  type OpenQuestion,
  openQuestion,
  questionPath,
} from './actions/answer-question.ts';
export { askSatisfaction } from './actions/ask-satisfaction.ts';
export { noteSettled } from './actions/note-settled.ts';
export { satisfactionJobs } from './jobs.ts';
export { answersFrom, eraseSatisfactionWords } from './queries.ts';
export { satisfactionHandlers } from './routes.ts';
