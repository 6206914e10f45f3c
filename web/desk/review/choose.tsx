import { trees, without } from '@insaf/contract/review.ts';
import { channels, complaintKinds } from '@insaf/contract/vocabulary.ts';
import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { AgencySelect } from '../queue/agency-select.tsx';
import { useKnownNames } from '../queue/filter-words.ts';
import { say } from '../words.ts';
import { type Asked, type Narrowing, narrowings } from './asked.ts';
import { daysOf, type Preset, presetOf, presets } from './presets.ts';

/** What is to be reviewed; each choice counts at once. */
export function Choose({
  asked,
  go,
  agency,
}: {
  asked: Asked;
  go: (asked: Asked) => void;
  /** The one that is shown, where none was asked for. */
  agency: string | undefined;
}) {
  const [own, setOwn] = useState(presetOf(asked) === null);
  const preset = own ? 'own' : (presetOf(asked) ?? 'own');
  const chosen = narrowings.filter((name) => asked[name] !== undefined).length;
  return (
    <section className="card review-choose" aria-label={say('desk-review.choose.title')}>
      <div className="review-fields">
        <Select
          label={say('desk-review.choose.period')}
          data={[...presets, 'own'].map((value) => ({
            value,
            label: say(`desk-review.choose.${value}`),
          }))}
          allowDeselect={false}
          value={preset}
          onChange={(value) => {
            setOwn(value === 'own');
            if (value !== 'own' && value !== null) go({ ...asked, ...daysOf(value as Preset) });
          }}
        />
        {preset === 'own' ? <OwnDays asked={asked} go={go} /> : null}
        <AgencySelect
          label={say('desk-review.choose.agency')}
          value={asked.agency ?? agency ?? null}
          onChange={(code) => go({ ...asked, agency: code ?? undefined })}
        />
      </div>
      <details className="review-narrow" open={chosen > 0}>
        <summary>{say('desk-review.choose.more', { count: chosen })}</summary>
        <div className="review-fields">
          <Narrowings asked={asked} go={go} />
        </div>
        <div>
          <p className="review-label" id="review-tree">
            {say('desk-review.choose.tree')}
          </p>
          <SegmentedControl
            aria-labelledby="review-tree"
            data={trees.map((value) => ({ value, label: say(`desk-review.choose.tree_${value}`) }))}
            value={asked.tree ?? 'day'}
            onChange={(tree) => go({ ...asked, tree: tree as (typeof trees)[number] })}
          />
        </div>
      </details>
    </section>
  );
}

/** Two days; they count once both are there and left. */
function OwnDays({ asked, go }: { asked: Asked; go: (asked: Asked) => void }) {
  const [days, setDays] = useState({ from: asked.from, to: asked.to });
  const [known, setKnown] = useState(days);
  // The one that was left counts already while the other is typed, which stays as it is.
  if (known.from !== asked.from || known.to !== asked.to) {
    setKnown({ from: asked.from, to: asked.to });
    setDays({
      from: known.from === asked.from ? days.from : asked.from,
      to: known.to === asked.to ? days.to : asked.to,
    });
  }
  const field = (name: 'from' | 'to') => (
    <TextInput
      type="date"
      label={say(`desk-review.choose.${name}`)}
      value={days[name]}
      onChange={(event) => setDays({ ...days, [name]: event.currentTarget.value })}
      onBlur={() => {
        const changed = days.from !== asked.from || days.to !== asked.to;
        if (changed && days.from !== '' && days.to !== '') go({ ...asked, ...days });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
  return (
    <>
      {field('from')}
      {field('to')}
    </>
  );
}

function Narrowings({ asked, go }: { asked: Asked; go: (asked: Asked) => void }) {
  const { categories, places, initiatives } = useKnownNames();
  const choices: Record<Narrowing, { value: string; label: string }[]> = {
    category: categories,
    place: places,
    channel: channels.map((value) => ({ value, label: say(`lifecycle.channel.${value}`) })),
    kind: complaintKinds.map((value) => ({ value, label: say(`lifecycle.kind.${value}`) })),
    initiative: [...initiatives, { value: without, label: say('desk-review.initiatives.none') }],
  };
  const offered = narrowings.filter((name) => name !== 'initiative' || initiatives.length > 0);
  return offered.map((name) => {
    const label = say(`desk-review.choose.${name}`);
    return (
      <Select
        key={name}
        label={label}
        placeholder={say('desk-review.choose.any')}
        data={choices[name]}
        searchable={choices[name].length > 12}
        clearable
        clearButtonProps={{ 'aria-label': say('desk-review.choose.clear', { what: label }) }}
        value={asked[name] ?? null}
        onChange={(value) => go({ ...asked, [name]: value ?? undefined } as Asked)}
      />
    );
  });
}
