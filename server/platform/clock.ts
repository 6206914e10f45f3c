/** Where the time comes from. Tests pass one they can move; nothing else reads the machine's clock. */
export type Clock = () => Date;

export const machineClock: Clock = () => new Date();
