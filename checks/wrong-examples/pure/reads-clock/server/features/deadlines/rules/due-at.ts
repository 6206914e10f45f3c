export const overdue = (dueAt: Date): boolean => dueAt < new Date();
