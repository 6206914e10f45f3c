export const every = 60;
