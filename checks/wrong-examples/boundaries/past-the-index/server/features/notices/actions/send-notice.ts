import { readComplaint } from '../../complaints/queries.ts';

export const sendNotice = () => readComplaint();
