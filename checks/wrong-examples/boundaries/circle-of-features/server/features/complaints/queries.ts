export type Complaint = { number: string };
