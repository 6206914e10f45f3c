export const announce = () => undefined;
