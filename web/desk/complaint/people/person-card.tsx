import type { ShownField } from '@insaf/contract/identity.ts';
import { groupTelephone } from '@insaf/contract/telephone-groups.ts';
import { Button } from '@mantine/core';
import { IconEye, IconEyeOff, IconUser } from '@tabler/icons-react';
import { FaultNote } from '../../parts/states.tsx';
import { inDigits, say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { useReveal } from './use-reveal.ts';

type Person = Complaint['people'][number];

const order = ['name', 'phone', 'email', 'nationalId', 'address'] as const;

/** A person, masked; each field is shown whole by a button of its own. */
export function PersonCard({ number, person }: { number: string; person: Person }) {
  const { shown, show, hide, busy, fault } = useReveal(number, person.complainantNo);
  const given = order.filter((field) => person[field] !== null);
  return (
    <div className="person-card">
      <IconUser size={22} stroke={1.6} aria-hidden />
      <div className="person-facts">
        <p className="person-kind">
          {say(`lifecycle.complainant.${person.kind}`)} ·{' '}
          {say(`desk-complaint.people.language.${person.language}`)}
        </p>
        <dl>
          {given.map((field) => {
            const whole = shown[field];
            const name = nameOf(field);
            const isWhole = whole !== undefined;
            const Icon = isWhole ? IconEyeOff : IconEye;
            return (
              <div key={field} className="person-fact">
                <dt>{name}</dt>
                <dd aria-live="polite">
                  <Value field={field} value={whole ?? person[field]!} isMasked={!isWhole} />
                </dd>
                <dd>
                  <Button
                    variant="subtle"
                    size="compact-md"
                    className="person-show"
                    leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
                    loading={busy === field}
                    aria-label={say(
                      isWhole ? 'desk-custody.hide_field' : 'desk-custody.show_field',
                      {
                        field: name,
                      },
                    )}
                    onClick={() => (isWhole ? hide(field) : show(field))}
                  >
                    {say(isWhole ? 'desk-custody.hide' : 'desk-custody.show')}
                  </Button>
                </dd>
              </div>
            );
          })}
        </dl>
        <FaultNote fault={fault} />
      </div>
    </div>
  );
}

const nameOf = (field: ShownField) =>
  field === 'name' ? say('desk-custody.name') : say(`desk-complaint.people.${field}`);

function Value({
  field,
  value,
  isMasked,
}: {
  field: ShownField;
  value: string;
  isMasked: boolean;
}) {
  if (field === 'name' || field === 'address') return <bdi dir="auto">{value}</bdi>;
  if (field === 'email') return <bdi dir="ltr">{value}</bdi>;
  const grouped = field === 'phone' && !isMasked ? groupTelephone(value) : value;
  return <bdi dir="ltr">{inDigits(grouped)}</bdi>;
}
