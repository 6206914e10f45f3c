ALTER TABLE cause_files ADD FOREIGN KEY (upload_id) REFERENCES uploads;
