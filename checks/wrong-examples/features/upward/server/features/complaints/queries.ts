import { dismissComplaint } from './actions/dismiss-complaint.ts';

export const dismissed = dismissComplaint;
