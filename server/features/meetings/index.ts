export { changeMeeting } from './actions/change-meeting.ts';
export { checkMeetings } from './actions/check-meetings.ts';
export { closeMeeting } from './actions/close-meeting.ts';
export { prepareMeeting } from './actions/prepare-meeting.ts';
export { meetingHandlers } from './routes.ts';
