import type { NoticePreviews } from '@insaf/contract/notice-templates.ts';
import type { Language } from '@insaf/contract/text.ts';
import { useEffect, useRef, useState } from 'react';
import { say } from '../../words.ts';

/** How a notice will read: the short message as a bubble with its count, and the e-mail as it arrives. */
export function Preview({
  language,
  preview,
}: {
  language: Language;
  preview: NoticePreviews['ar'] | undefined;
}) {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const sms = preview?.sms ?? null;
  const email = preview?.email ?? null;
  return (
    <div className="admin-preview">
      <h3 className="admin-small-head">{say('desk-templates.preview')}</h3>
      <p className="card-quiet">{say('desk-templates.preview_hint')}</p>
      {sms === null ? (
        <p className="card-quiet">{say('desk-templates.no_preview')}</p>
      ) : (
        <>
          <p className="admin-bubble" lang={language} dir={direction}>
            {sms.text}
          </p>
          <p className="card-quiet" role="status">
            {say('desk-templates.sms_parts', { parts: sms.parts, coding: sms.coding })} ·{' '}
            {say('desk-templates.sms_length', { count: sms.text.length })}
          </p>
        </>
      )}
      {email === null ? (
        <p className="card-quiet">{say('desk-templates.no_preview')}</p>
      ) : (
        <>
          <p className="admin-subject" lang={language} dir={direction}>
            {email.subject}
          </p>
          <EmailFrame
            html={email.html}
            title={say('desk-templates.email_frame', {
              language: say(`desk-templates.language.${language}`),
            })}
          />
        </>
      )}
    </div>
  );
}

/**
 * The e-mail as a page of its own that can do nothing: no scripts, no forms, no way out. It is as tall as what it
 * says, at whatever width; to know that needs its origin and nothing else.
 */
function EmailFrame({ html, title }: { html: string; title: string }) {
  const [height, setHeight] = useState(320);
  const observer = useRef<ResizeObserver>(null);
  useEffect(() => () => observer.current?.disconnect(), []);
  return (
    <iframe
      className="admin-email"
      title={title}
      srcDoc={html}
      sandbox="allow-same-origin"
      style={{ blockSize: height }}
      onLoad={({ currentTarget }) => {
        const page = currentTarget.contentDocument?.documentElement;
        observer.current?.disconnect();
        if (page === undefined) return;
        observer.current = new ResizeObserver(() => {
          setHeight(Math.ceil(page.getBoundingClientRect().height));
        });
        observer.current.observe(page);
      }}
    />
  );
}
