export const aPhone = '+201001234567';
