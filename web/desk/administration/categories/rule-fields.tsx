import './categories.css';
import type { CategoryEdit } from '@insaf/contract/categories.ts';
import { documentKinds } from '@insaf/contract/vocabulary.ts';
import { Checkbox, NumberInput } from '@mantine/core';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { say } from '../../words.ts';

type Rule = CategoryEdit['evidenceRule'];

/** What a reply must show: how many photos, how near, how many documents and of which kinds. */
export function RuleFields({
  rule,
  fault,
  onChange,
}: {
  rule: Rule;
  fault: unknown;
  onChange: (rule: Rule) => void;
}) {
  const at = (field: string) => faultAt(fault, `evidenceRule.${field}`);
  const number = (value: string | number) => Math.max(0, Math.round(Number(value) || 0));
  return (
    <>
      <div className="admin-pair">
        <NumberInput
          label={say('desk-categories.photos')}
          min={0}
          max={10}
          value={rule.photosAfter}
          error={at('photosAfter')}
          onChange={(value) => {
            const photosAfter = number(value);
            const nearMetres = photosAfter === 0 ? null : rule.nearMetres;
            onChange({ ...rule, photosAfter, nearMetres });
          }}
        />
        <NumberInput
          label={say('desk-categories.near')}
          description={say('desk-categories.near_hint')}
          min={1}
          max={100_000}
          disabled={rule.photosAfter === 0}
          value={rule.nearMetres ?? ''}
          error={at('nearMetres')}
          onChange={(value) => onChange({ ...rule, nearMetres: number(value) || null })}
        />
        <NumberInput
          label={say('desk-categories.documents')}
          min={0}
          max={10}
          value={rule.documents}
          error={at('documents')}
          onChange={(value) => onChange({ ...rule, documents: number(value) })}
        />
      </div>
      {rule.documents === 0 ? null : (
        <Checkbox.Group
          label={say('desk-categories.document_kinds')}
          value={rule.documentKinds}
          error={at('documentKinds')}
          onChange={(kinds) => onChange({ ...rule, documentKinds: kinds as Rule['documentKinds'] })}
        >
          <div className="admin-choices">
            {documentKinds.map((kind) => (
              <Checkbox key={kind} value={kind} label={say(`lifecycle.document.${kind}`)} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </>
  );
}
