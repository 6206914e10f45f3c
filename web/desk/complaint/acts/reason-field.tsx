import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { say } from '../../words.ts';
import { faultAt } from './field-fault.ts';

const least = 3;

/** Whether a reason is there, once the form was sent. */
export function useReason(words: string) {
  const [checked, setChecked] = useState(false);
  const isMissing = words.trim().length < least;
  const check = () => {
    setChecked(true);
    return !isMissing;
  };
  return { checked, isShort: checked && isMissing, check };
}

/** The reason of an act, which the history keeps beside it. */
export function ReasonField({
  verb,
  value,
  isShort,
  fault,
  onChange,
}: {
  verb: 'extend' | 'prioritise';
  value: string;
  isShort: boolean;
  fault: Parameters<typeof faultAt>[0];
  onChange: (words: string) => void;
}) {
  return (
    <Textarea
      label={say(`desk-complaint.acts.${verb}.words`)}
      description={say(`desk-complaint.acts.${verb}.hint`)}
      autosize
      minRows={3}
      maxRows={14}
      dir="auto"
      required
      maxLength={2000}
      value={value}
      error={isShort ? say('desk-complaint.acts.needed') : faultAt(fault, 'reason')}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
