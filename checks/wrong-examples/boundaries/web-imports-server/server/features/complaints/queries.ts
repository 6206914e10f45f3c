export type ComplaintRow = { number: string };
