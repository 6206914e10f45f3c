import type { Complaint } from '../../complaints/index.ts';

export const proven = (complaint: Complaint) => complaint.number !== '';
