/* A message centre that takes everything at once. */
import { startMessageCentre } from '../../server/test/message-centre.ts';
import { answerTasks } from '../worker.ts';

export type CentreTask = Record<string, never>;
export type Centre = { port: number };

answerTasks<CentreTask, Centre>(async () => {
  const centre = await startMessageCentre({
    onSubmit: () => {
      // Nobody asks what arrived, and minutes of it would fill the memory.
      centre.submitted.length = 0;
      return { message_id: 'm-1' };
    },
  });
  return { port: centre.port };
});
