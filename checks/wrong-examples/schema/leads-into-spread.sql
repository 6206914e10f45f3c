ALTER TABLE uploads ADD FOREIGN KEY (complaint_number) REFERENCES complaints;
