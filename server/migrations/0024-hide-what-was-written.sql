-- What is hidden may be any text that was written with a complaint, and a file as a whole
-- (docs/decisions/0036-hiding-what-was-written.md). Subjects besides those of 0020: `address`, `landmark`;
-- `reply/<no>`; `accepted/<reply>-<item>`, why an item of evidence was accepted; `note/<no>`; `refusal/<no>`,
-- why an erasure was refused; `file/<id>`, whose rendition is what is shown in its place.
ALTER TABLE redactions
  DROP CONSTRAINT redactions_subject_check,
  DROP CONSTRAINT redactions_check,
  ADD CONSTRAINT redactions_subject_check CHECK (subject ~ '^(text|remedy|address|landmark|(words|reply|note|refusal)/[1-9][0-9]{0,8}|accepted/[1-9][0-9]{0,8}-[1-9][0-9]{0,8}|(photo|file)/[0-9a-f-]{36})$'),
  ADD CONSTRAINT redactions_rendition_of_file
    CHECK (rendition IS NULL OR starts_with(subject, 'photo/') OR starts_with(subject, 'file/'));
