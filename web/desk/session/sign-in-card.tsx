import { Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { language } from '../installation.ts';
import { Mark } from '../parts/mark.tsx';
import { say } from '../words.ts';

const back = () => encodeURIComponent(location.pathname + location.search);

/** The one sheet on which somebody signs in, step by step. */
export function SignInCard({
  title,
  text,
  wide = false,
  children,
}: {
  title: string;
  text?: string;
  wide?: boolean;
  children: ReactNode;
}) {
  const other = language === 'ar' ? 'en' : 'ar';
  return (
    <main className="sign-in">
      <Paper className={wide ? 'sign-in-card sign-in-wide' : 'sign-in-card'} withBorder>
        <div className="sign-in-head">
          <Mark size={44} />
          <div>
            <Title order={1} size="h3">
              {title}
            </Title>
            <Text c="dimmed" size="sm">
              {text ?? say('desk.tagline')}
            </Text>
          </div>
        </div>
        {children}
      </Paper>
      <p className="sign-in-foot">
        <a href="/">{say('desk.sign_in.to_portal')}</a>
        <a href={`/language?to=${other}&back=${back()}`} lang={other}>
          {other === 'en' ? 'English' : 'العربية'}
        </a>
      </p>
    </main>
  );
}
