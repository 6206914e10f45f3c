import type { NoticePart } from '@insaf/contract/notice-templates.ts';
import type { Language } from '@insaf/contract/text.ts';
import { Textarea } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import { say } from '../../words.ts';

/** One text of a notice, in the direction of its language; tells where the cursor is. */
export function TextField({
  language,
  part,
  value,
  changed,
  fault,
  onChange,
  onCaret,
}: {
  language: Language;
  part: NoticePart;
  value: string;
  changed: boolean;
  fault: string | null;
  onChange: (text: string) => void;
  onCaret: (start: number, end: number) => void;
}) {
  const tell = ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) =>
    onCaret(currentTarget.selectionStart, currentTarget.selectionEnd);
  return (
    <Textarea
      autosize
      minRows={part === 'subject' ? 1 : 3}
      maxRows={14}
      lang={language}
      dir={language === 'ar' ? 'rtl' : 'ltr'}
      label={
        <>
          {say(`desk-templates.part.${part}`)}{' '}
          {changed ? (
            <span className="badge badge-nile">{say('desk-templates.own')}</span>
          ) : (
            <span className="card-quiet">{say('desk-templates.standard')}</span>
          )}
        </>
      }
      value={value}
      error={fault}
      onChange={(event) => {
        onChange(event.currentTarget.value);
        tell(event);
      }}
      onSelect={tell}
    />
  );
}
