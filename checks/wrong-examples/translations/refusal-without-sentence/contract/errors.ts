export const errors = { not_found: 404, wrong_phone: 400 } as const;
