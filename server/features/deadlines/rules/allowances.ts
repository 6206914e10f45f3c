/**
 * How long each step may take, until an installation says otherwise. No official limits were found
 * for Egypt: these are sensible defaults, never claims. Working minutes unless the name says days.
 */
export const allowances = {
  /** A working day has seven hours. */
  workingDay: 7 * 60,
  /** Two working days of seven hours to examine; one for what is urgent. */
  examination: 2 * 7 * 60,
  urgentExamination: 60,
  /** One working day to say that one is competent. */
  acceptance: 7 * 60,
  /** Where no category is known yet, the time of the category `other`. */
  handlingWithoutCategory: 72 * 60,
  /** Two working days to judge a reply. */
  judging: 2 * 7 * 60,
  /** Two working days for the head of an agency to answer an obstacle; then it goes up. */
  obstacle: 2 * 7 * 60,
  /** At most, for what is critical: minutes of every day and night. */
  critical: { examination: 60, acceptance: 60, handling: 24 * 60, judging: 2 * 7 * 60 },
  /** Calendar days a complainant has to supply what was asked for; then the complaint lapses. */
  supplyDays: 14,
  /** All the days together that a complaint may wait for the complainant. */
  supplyCapDays: 28,
  /** Calendar days before the end of one of them, when the complainant is reminded of it. */
  remindDays: 3,
  /** Calendar days to object to a reply, where the category says nothing else. */
  objectionDays: 14,
  /** Calendar days to appeal against a dismissal, or after closing. */
  appealDays: 30,
} as const;
