export const holdsOpen = () => true;
