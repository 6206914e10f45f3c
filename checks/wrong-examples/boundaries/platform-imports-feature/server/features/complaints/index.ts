export const complaintRoutes = [];
