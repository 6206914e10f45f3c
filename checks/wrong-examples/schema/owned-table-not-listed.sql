CREATE TABLE visits (
  complaint_number bigint NOT NULL REFERENCES complaints,
  visit_no smallint NOT NULL,
  PRIMARY KEY (complaint_number, visit_no)
);
