export const dismissComplaint = () => undefined;
