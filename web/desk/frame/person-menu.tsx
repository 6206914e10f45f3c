import { Menu, SegmentedControl, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import {
  IconBeach,
  IconChevronDown,
  IconClipboardList,
  IconLanguage,
  IconLogout,
  IconShieldLock,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { installation, language } from '../installation.ts';
import { chosenScheme, keepScheme, type Scheme } from '../scheme.ts';
import { useMe, useSignOut } from '../session/session.ts';
import { named, say } from '../words.ts';

const back = () => encodeURIComponent(location.pathname + location.search);

/** Who is signed in and as what; language, digits, light or dark; signing out. */
export function PersonMenu() {
  const me = useMe();
  const signOut = useSignOut();
  const { setColorScheme } = useMantineColorScheme();
  const other = language === 'ar' ? 'en' : 'ar';
  return (
    <Menu position="bottom-end" width={280} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton className="person">
          <span className="person-name" dir="auto">
            {me.name}
          </span>
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me.roles.map(({ role, title, agency, behalfOf }) => (
          <Menu.Label key={`${role} ${agency.code} ${behalfOf}`}>
            {named(title)} · {named(agency.name)}
            {behalfOf === null ? '' : ` · ${say('desk.behalf_of', { name: behalfOf })}`}
          </Menu.Label>
        ))}
        <Menu.Divider />
        <div className="menu-choice">
          <Text size="sm" id="scheme-label">
            {say('desk.scheme.label')}
          </Text>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-labelledby="scheme-label"
            defaultValue={chosenScheme()}
            onChange={(scheme) => {
              keepScheme(scheme as Scheme);
              setColorScheme(scheme as Scheme);
            }}
            data={(['auto', 'light', 'dark'] as const).map((scheme) => ({
              value: scheme,
              label: say(`desk.scheme.${scheme}`),
            }))}
          />
        </div>
        <div className="menu-choice">
          <Text size="sm" id="digits-label">
            {say('desk.digits')}
          </Text>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-labelledby="digits-label"
            value={installation.digits}
            onChange={(digits) => location.assign(`/digits?to=${digits}&back=${back()}`)}
            data={[
              { value: 'latn', label: '123' },
              { value: 'arab', label: '١٢٣' },
            ]}
          />
        </div>
        <Menu.Item
          component={Link}
          to="/account"
          closeMenuOnClick
          leftSection={<IconShieldLock size={18} aria-hidden />}
        >
          {say('desk-account.title')}
        </Menu.Item>
        <Menu.Item
          component={Link}
          to={'/my-work' as never}
          closeMenuOnClick
          leftSection={<IconClipboardList size={18} aria-hidden />}
        >
          {say('desk.nav.my_work')}
        </Menu.Item>
        <Menu.Item
          component={Link}
          to={'/leave' as never}
          closeMenuOnClick
          leftSection={<IconBeach size={18} aria-hidden />}
        >
          {say('desk-leave.title')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLanguage size={18} aria-hidden />}
          lang={other}
          onClick={() => location.assign(`/language?to=${other}&back=${back()}`)}
        >
          {other === 'en' ? 'English' : 'العربية'}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={18} aria-hidden />}
          onClick={() => void signOut()}
        >
          {say('desk.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
