export const complaints = [];
