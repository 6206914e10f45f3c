import './design.css';
import { colourNames, space } from '@insaf/contract/design-tokens.ts';
import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageTitle } from '../parts/title.ts';
import { say } from '../words.ts';
import { Controls } from './controls.tsx';
import { Evidence } from './evidence.tsx';
import { States } from './states.tsx';
import { Texts } from './texts.tsx';

/**
 * Every component in every state, in both directions side by side: what a change is looked at on. Light or
 * dark is chosen as everywhere, under one's name.
 */
export default function DesignPage() {
  usePageTitle(say('desk-design.title'));
  return (
    <div className="design">
      <header className="design-head">
        <Title order={1} size="h2">
          {say('desk-design.title')}
        </Title>
      </header>
      <div className="design-sides">
        {(['rtl', 'ltr'] as const).map((dir) => (
          <div key={dir} dir={dir} className="design-side">
            <Section words="colours">
              <ul className="swatches">
                {colourNames.map((name) => (
                  <li key={name}>
                    <span
                      className="swatch"
                      style={{ background: `var(--colour-${dashed(name)})` }}
                    />
                    <code>{name}</code>
                  </li>
                ))}
              </ul>
            </Section>
            <Section words="spaces">
              <ul className="spaces">
                {Object.keys(space).map((step) => (
                  <li key={step}>
                    <span style={{ inlineSize: `var(--space-${step})` }} />
                    <code>{step}</code>
                  </li>
                ))}
              </ul>
            </Section>
            <Section words="texts">
              <Texts />
            </Section>
            <Section words="controls">
              <Controls />
            </Section>
            <Section words="states">
              <States />
            </Section>
            <Section words="evidence">
              <Evidence />
            </Section>
          </div>
        ))}
      </div>
    </div>
  );
}

function Section({ words, children }: { words: string; children: ReactNode }) {
  return (
    <section className="design-section">
      <Title order={2} size="h4">
        {say(`desk-design.${words}`)}
      </Title>
      {children}
    </section>
  );
}

const dashed = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
