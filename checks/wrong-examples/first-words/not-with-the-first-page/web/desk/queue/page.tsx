export const title = () => say('desk-week.title');
