import './design.css';
import { colourNames, space } from '@insaf/contract/design-tokens.ts';
import { SegmentedControl, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { usePageTitle } from '../parts/title.ts';
import { say } from '../words.ts';
import { Controls } from './controls.tsx';
import { Evidence } from './evidence.tsx';
import { States } from './states.tsx';
import { Texts } from './texts.tsx';

/** Every component in every state, in both directions and both schemes side by side: what a change is looked at on. */
export default function DesignPage() {
  usePageTitle(say('desk-design.title'));
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  return (
    <div className="design">
      <header className="design-head">
        <Title order={1} size="h2">
          {say('desk-design.title')}
        </Title>
        <SegmentedControl
          aria-label={say('desk.scheme.label')}
          value={scheme}
          onChange={(value) => setScheme(value as 'light' | 'dark')}
          data={(['light', 'dark'] as const).map((value) => ({
            value,
            label: say(`desk.scheme.${value}`),
          }))}
        />
      </header>
      <div className="design-sides">
        {(['rtl', 'ltr'] as const).map((dir) => (
          <div
            key={dir}
            dir={dir}
            className="design-side"
            data-scheme={scheme}
            data-mantine-color-scheme={scheme}
          >
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
