export class ComplaintService {}
