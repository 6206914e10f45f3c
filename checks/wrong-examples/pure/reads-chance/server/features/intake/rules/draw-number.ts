export const drawNumber = (): number => Math.floor(Math.random() * 1e11);
