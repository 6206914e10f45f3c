import { PasswordInput } from '@mantine/core';
import { ApiFault } from '../api.ts';
import { faultWords } from '../parts/states.tsx';
import { say } from '../words.ts';

/** A password to be chosen; why one is refused is said beneath it. */
export function NewPasswordField({
  value,
  fault,
  onChange,
}: {
  value: string;
  /** Of the request that sent it: shown here where it is about the password, or about nothing else. */
  fault: unknown;
  onChange: (password: string) => void;
}) {
  const elsewhere = fault instanceof ApiFault && (fault.field ?? 'password') !== 'password';
  return (
    <PasswordInput
      label={say('desk-account.password.new')}
      description={say('desk-account.password.hint')}
      dir="ltr"
      autoComplete="new-password"
      required
      withAsterisk={false}
      value={value}
      error={fault === null || elsewhere ? null : faultWords(fault)}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': say('desk.sign_in.show_password') }}
    />
  );
}
