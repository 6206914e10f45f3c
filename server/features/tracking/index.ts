export { openComplaint } from './actions/open-complaint.ts';
export { codeOf, receiptPaper, receiptPicture } from './actions/print-receipt.ts';
export { sendShownFile } from './actions/send-shown-file.ts';
export { mountTrackingPages } from './actions/serve-pages.ts';
export { trackComplaint } from './actions/track-complaint.ts';
export { trackingHandlers } from './routes.ts';
