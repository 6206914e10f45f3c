export const zone = (): string => process.env.TZ ?? 'Africa/Cairo';
