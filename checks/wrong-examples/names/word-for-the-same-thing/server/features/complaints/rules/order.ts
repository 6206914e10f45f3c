export type Ticket = { number: string };
