/** Questions that read a whole table of complaints or sort as many, and why that is right. */
export const readWhole: Readonly<Record<string, string>> = {
  obstacles:
    'all of an index that holds the complaints that an obstacle keeps waiting, and no others',
  causes:
    'all of an index that holds the complaints that are gathered under a cause, and no others',
  'job-ask-satisfaction':
    'all of an index that holds the questions that wait for their message, and no others',
};
