export { type Live, openLive } from './actions/open-live.ts';
export { sayMoved, sayNoted, sayPresence } from './actions/say.ts';
export { liveHandlers } from './routes.ts';
