ALTER TABLE complaints ADD FOREIGN KEY (leading_number) REFERENCES complaints;
