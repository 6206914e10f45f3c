export { type Claim, claimUploads, usableUploads } from './actions/claim-uploads.ts';
export { eraseFiles } from './actions/erase-files.ts';
export { openUploads, type UploadCtx, type UploadSettings } from './actions/open-uploads.ts';
export { type FileReply, isKept, readFile } from './actions/read-file.ts';
export { receiveFile } from './actions/receive-file.ts';
export { removeUpload } from './actions/remove-upload.ts';
export { giveVoices, rewrapVoices, type Speaker } from './actions/seal-voice.ts';
export { uploadJobs } from './jobs.ts';
export {
  countVoicesBefore,
  insertShared,
  prolongUploads,
  type Upload,
  uploadOf,
  uploadsByIds,
  uploadsOfComplaint,
} from './queries.ts';
export { mountUploads } from './routes.ts';
