import './roles.css';
import type { Permission } from '@insaf/contract/roles.ts';
import { Checkbox, TextInput } from '@mantine/core';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { say } from '../../words.ts';

export type RoleGiven = {
  readonly title: { readonly ar: string; readonly en: string };
  readonly hint: { readonly ar: string; readonly en: string };
  readonly permissions: readonly Permission[];
};

/** Permissions as a form groups them; the types hold the list complete. */
const groupOf: Record<
  Exclude<Permission, NotStaff>,
  'complaints' | 'people' | 'agency' | 'administration'
> = {
  registerFor: 'complaints',
  receive: 'complaints',
  readComplaints: 'complaints',
  askComplainant: 'complaints',
  supply: 'complaints',
  refer: 'complaints',
  handBack: 'complaints',
  accept: 'complaints',
  promise: 'complaints',
  answer: 'complaints',
  returnReply: 'complaints',
  settle: 'complaints',
  dismiss: 'complaints',
  join: 'complaints',
  release: 'complaints',
  prioritise: 'complaints',
  extend: 'complaints',
  takeOver: 'complaints',
  obstruct: 'complaints',
  decideObstacle: 'complaints',
  removeObstacle: 'complaints',
  gather: 'complaints',
  announceDay: 'complaints',
  ungather: 'complaints',
  readName: 'people',
  readNationalId: 'people',
  reachByTelephone: 'people',
  reachByEmail: 'people',
  readAddress: 'people',
  hearVoice: 'people',
  approveOpening: 'people',
  redact: 'people',
  decideErasure: 'people',
  readFigures: 'agency',
  prepareReviews: 'agency',
  leadAgency: 'agency',
  issueKeys: 'agency',
  manageAgencies: 'administration',
  manageCategories: 'administration',
  manageStaff: 'administration',
  manageNotices: 'administration',
  manageSettings: 'administration',
  manageRoles: 'administration',
  manageCalendars: 'administration',
  manageInitiatives: 'administration',
  manageIndicators: 'administration',
};
/** What complainants and jobs do is nobody's permission. */
type NotStaff =
  | 'lapse'
  | 'confirm'
  | 'closeUnconfirmed'
  | 'appeal'
  | 'follow'
  | 'withdraw'
  | 'escalate'
  | 'retime';
const groups = ['complaints', 'people', 'agency', 'administration'] as const;
const all = Object.keys(groupOf) as (keyof typeof groupOf)[];

/** The fields at which it says what is wrong. */
export const roleFields = ['title', 'hint'];

/** What a role is called, what its holders do, and what it permits. */
export function RoleForm({
  value,
  disabled = false,
  fault,
  onChange,
}: {
  value: RoleGiven;
  disabled?: boolean;
  fault: unknown;
  onChange: (value: RoleGiven) => void;
}) {
  const text = (part: 'title' | 'hint', language: 'ar' | 'en') => (
    <TextInput
      key={`${part} ${language}`}
      dir={language === 'ar' ? 'rtl' : 'ltr'}
      lang={language}
      label={say(`desk-rights.${part}_${language}`)}
      value={value[part][language]}
      disabled={disabled}
      error={faultAt(fault, `${part}.${language}`)}
      onChange={({ currentTarget }) =>
        onChange({ ...value, [part]: { ...value[part], [language]: currentTarget.value } })
      }
    />
  );
  const toggle = (permission: Permission) =>
    onChange({
      ...value,
      permissions: value.permissions.includes(permission)
        ? value.permissions.filter((one) => one !== permission)
        : [...value.permissions, permission],
    });
  return (
    <>
      <div className="admin-pair">
        {text('title', 'ar')}
        {text('title', 'en')}
      </div>
      <div className="admin-pair">
        {text('hint', 'ar')}
        {text('hint', 'en')}
      </div>
      <div className="role-groups">
        {groups.map((group) => (
          <fieldset key={group} disabled={disabled}>
            <legend>{say(`desk-rights.group.${group}`)}</legend>
            {all
              .filter((permission) => groupOf[permission] === group)
              .map((permission) => (
                <Checkbox
                  key={permission}
                  label={say(`desk-rights.permission.${permission}`)}
                  checked={value.permissions.includes(permission)}
                  disabled={disabled}
                  onChange={() => toggle(permission)}
                />
              ))}
          </fieldset>
        ))}
      </div>
    </>
  );
}
