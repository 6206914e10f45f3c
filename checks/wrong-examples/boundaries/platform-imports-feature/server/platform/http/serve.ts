import { complaintRoutes } from '../../features/complaints/index.ts';

export const routes = complaintRoutes;
