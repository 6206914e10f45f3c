CREATE UNIQUE INDEX reply_files_upload ON reply_files (upload_id);
