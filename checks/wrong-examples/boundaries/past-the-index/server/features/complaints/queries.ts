export const readComplaint = () => undefined;
