/** Under which delegations are kept in the browser; what changes one makes them be asked for again. */
export const leaveKey = ['delegations'] as const;
