import { newComplaint } from '@insaf/contract/complaints.ts';
import { expect, test } from 'vitest';
import { complaintFrom, unanswered } from './complaint-from.ts';

const fields = {
  text: ' عمود الإنارة مطفأ ',
  governorate: 'eg-bns',
  place: 'eg-bns-naser',
  landmark: 'بجوار المدرسة',
  category: 'street-lighting',
  lat: '29.07',
  lon: '31.09',
  accuracy: '12.5',
  anonymous: 'no',
  'complainants.0.name': 'منى السيد',
  'complainants.0.phone': '٠١٠٠١٢٣٤٥٦٧',
  noticeBy: 'sms',
};

test('all answers are in the complaint, in the shape that the API takes', () => {
  const complaint = complaintFrom(fields, 'ar');
  expect(newComplaint.parse(complaint)).toMatchObject({
    text: ' عمود الإنارة مطفأ ',
    place: 'eg-bns-naser',
    landmark: 'بجوار المدرسة',
    category: 'street-lighting',
    position: { lat: 29.07, lon: 31.09, accuracyMetres: 12.5 },
    channel: 'portal',
    complainants: [{ name: 'منى السيد', phone: '٠١٠٠١٢٣٤٥٦٧', noticeBy: 'sms', language: 'ar' }],
  });
});

test('no place, no category and no position are left out rather than guessed', () => {
  const complaint = complaintFrom(
    { ...fields, governorate: 'none', place: '', category: 'none', lat: '', lon: '' },
    'en',
  );
  expect(Object.keys(newComplaint.parse(complaint))).not.toContain('place');
  expect(complaint).not.toHaveProperty('category');
  expect(complaint).not.toHaveProperty('position');
});

test('a person without a name is nobody: nothing of theirs is sent', () => {
  const complaint = complaintFrom({ ...fields, anonymous: 'yes' }, 'ar');
  expect(complaint).toMatchObject({ anonymous: true, confidential: true, complainants: [] });
  expect(JSON.stringify(complaint)).not.toContain('منى');
  expect(newComplaint.safeParse(complaint).success).toBe(true);
});

test('people who were added on the page of people are all there', () => {
  const complaint = complaintFrom(
    { ...fields, people: '2', 'complainants.1.name': 'علي حسن' },
    'ar',
  );
  expect(complaint.complainants).toHaveLength(2);
  expect(newComplaint.parse(complaint).complainants[1]).toMatchObject({ name: 'علي حسن' });
});

test('what cannot be missing is asked for, and nothing else', () => {
  expect(unanswered(fields)).toEqual([]);
  expect(unanswered({})).toEqual(['text', 'complainants.0.name', 'complainants.0.phone']);
  expect(unanswered({ text: 'مطفأ', anonymous: 'yes' })).toEqual([]);
  const byMail = { ...fields, 'complainants.0.phone': '', noticeBy: 'email', email: 'm@x.eg' };
  expect(unanswered(byMail)).toEqual([]);
});
