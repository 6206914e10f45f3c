export { openComplaint } from './actions/open-complaint.ts';
export { codeOf, receiptPaper } from './actions/print-receipt.ts';
export { filedAddresses, queueReceiptMessage } from './actions/send-receipt.ts';
export { sendShownFile } from './actions/send-shown-file.ts';
export { trackComplaint, trackLoaded } from './actions/track-complaint.ts';
export { trackingJobs } from './jobs.ts';
export { trackingHandlers } from './routes.ts';
export { readReceiptAddress } from './rules/receipt-address.ts';
export { proofLink, receiptLink } from './rules/receipt-sheet.ts';
