export const Empty = ({ say }) => say('desk.nothing');
