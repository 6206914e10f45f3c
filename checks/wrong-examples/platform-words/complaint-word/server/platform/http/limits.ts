export const mayRead = (request: { complaintNumber: string }) => request.complaintNumber !== '';
