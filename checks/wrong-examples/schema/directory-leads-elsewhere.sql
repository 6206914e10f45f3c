ALTER TABLE staff ADD COLUMN view_id uuid REFERENCES saved_views;
