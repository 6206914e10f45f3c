export const Head = ({ say }) => say('desk.waiting');
