/**
 * The queries that read what a complaint owns around the acting person, each with the reason
 * (acting-person.ts). The key is the file and the function.
 */
export const aroundThePerson: Record<string, string> = {
  'server/features/complaints/queries/of-agencies.ts handOver':
    'gives what a merged agency held, and held before, to its successor, and tells nobody of it',
  'server/features/complaints/queries/of-agencies.ts holdsOpen':
    'says only whether an agency still has work, for the registry that wants to close it',
  'server/features/complaints/queries/of-agencies.ts openWorkUnder':
    'says only how much open work a branch of the tree has, up to a cap, for who would move or close it',
  'server/features/complaints/queries/of-calendars.ts lockRunning':
    'takes what a job moves whose calendar became another, by numbers it was given; nobody reads it',
  'server/features/complaints/queries/of-calendars.ts runningBy':
    'says only which numbers run by a calendar that became another, to the job that counts them again',
  'server/features/complaints/queries/of-ladders.ts lockStepsDue':
    'takes what a job moves whose step of a ladder is due, wherever it is held; nobody reads it',
  'server/features/complaints/queries/of-priorities.ts lockPriorityNotKept':
    'takes what a job moves that is from before priorities were kept; nobody reads it',
  'server/features/complaints/queries/of-ladders.ts setNextSteps':
    'notes when the next step is due of what that job has locked',
  'server/features/complaints/queries/of-calendars.ts countRunningOver':
    'says only how many clocks run over some days, up to a cap, for who would declare them',
  'server/features/complaints/queries/of-calendars.ts countRunningFrom':
    'says only how many clocks run on by other hours, up to a cap, for who would move or merge an agency',
  'server/features/calendars/queries.ts handedNumbers':
    'says only which numbers run by another agency’s time now, to the job that counts them again',
  'server/features/calendars/queries.ts handedSince':
    'says by which agency’s time complaints ran before, to the same job',
  'server/features/complaints/queries/of-agencies.ts repliesJudgedBy':
    'says only which agencies judge which, for the registry that merges or moves one',
  'server/features/complainants/queries.ts toBeTold':
    'says only how each complainant is to be told, for the notice that a move makes in its transaction',
  'server/features/complainants/queries.ts oneComplainant':
    'opens an address for the job that sends the notice, for which nobody acts',
  'server/features/evidence/queries.ts findLikePhotos':
    'finds where a photo was used before, whose complaint it was; gives numbers and what photos look like',
  'server/features/figures/queries.ts receivedAfter':
    'gives numbers to be counted, for the job, for which nobody acts',
  'server/features/figures/queries.ts ranOut': 'gives numbers to be counted, for the same',
  'server/features/figures/queries.ts touchMoved': 'notes numbers to be counted, for the same',
  'server/features/figures/queries.ts countedOf':
    'gives what was counted of complaints, for the same, which gives sums only',
  'server/features/figures/queries.ts putCounted': 'keeps the same, which it just counted',
  'server/features/figures/queries/histories.ts journeysOf':
    'gives verbs and times to be counted, for the same, which gives sums only',
  'server/features/evaluation/queries/counting.ts numbersWorkedOn':
    'gives numbers to be counted, for the job that counts what staff did, for which nobody acts',
  'server/features/evaluation/queries/counting.ts journeysOf':
    'gives verbs and times to be counted, for the same, which keeps each person’s own sums',
  'server/features/standing/queries.ts figuresPage':
    'gives what was counted of complaints, for the job that computes the index, which keeps counts only',
  'server/features/standing/queries.ts countReplies': 'counts replies, for the same',
  'server/features/indicators/queries.ts lagsOf':
    'counts after how many weeks things were done, for the job that learns it, which keeps shares only',
  'server/features/review/queries/scan-figures.ts scanFigures':
    'adds up what was counted at agencies whose figures the reader may read, and gives the sums only',
  'server/features/review/queries/scan-events.ts scanEvents': 'adds up the same, for the same',
  'server/features/findings/queries.ts firstReceived': 'gives a day',
  'server/features/findings/queries.ts countWaits':
    'counts complaints of a branch whose figures the reader may read, and gives counts only',
  'server/features/findings/queries.ts countCells': 'counts complaints, for the same',
  'server/features/findings/queries.ts countReopened': 'counts complaints, for the same',
  'server/features/findings/queries.ts countPhotosReused': 'counts replies, for the same',
  'server/features/audit/queries.ts keptAfter':
    'gives numbers and counts, for the audit, for which nobody acts',
  'server/features/audit/queries.ts orphansBetween':
    'gives numbers of complaints that are not there, for the same',
  'server/features/audit/queries.ts sealedOf':
    'has the audit try whether complainants can be opened, of whom it says nothing but that',
  'server/features/audit/queries.ts waitingForNothing':
    'gives what waits to be sequenced and cannot be, for the same',
  'server/features/escalation/queries.ts handOverRisings':
    'gives what rose to a merged agency to its successor, and tells nobody of it',
  'server/features/ledger/queries.ts materialOf':
    'gives what entries of the ledger commit to, for sequencing and the audit, for whom nobody acts, and for a receipt of a complaint that was loaded through its reader',
  'server/features/ledger/queries.ts saltsOf': 'opens those commitments, for the same',
  'server/features/notes/queries.ts handOverMentions':
    'gives what waits for who has left to the head of their agency, and shows nothing of it',
  'server/features/readers/queries.ts audiencesOf':
    'says only who may read, for rules that ask it of each reader of what happens to a complaint',
  'server/features/replies/queries.ts replyThatUsed':
    'says only who used a photo and when, to who has the token to look at it',
  'server/features/intake/queries.ts usedKey':
    'gives whoever holds an idempotency key the answer that was given to it before',
  'server/features/complaints/queries/erasing.ts keptLongEnough':
    'a job ends the time for which people are kept, whoever has their complaints',
  'server/features/erasure/queries.ts insertErasure':
    'looks only for the next number of a complaint that the caller has locked',
  'server/features/erasure/queries.ts dueErasures':
    'a job carries out what was decided, whoever has the complaints',
  'server/features/erasure/queries.ts lockDue':
    'a job carries out what was decided, on a complaint that it has locked',
  'server/features/redaction/queries.ts currentOf':
    'says only where something is hidden, in complaints that were loaded through the reader',
};
