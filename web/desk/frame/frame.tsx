import { ActionIcon, Drawer, Kbd, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKeyboard, IconMenu2 } from '@tabler/icons-react';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { LiveStateMark } from '../live/live-state.tsx';
import { MentionsInbox } from '../live/mentions-inbox.tsx';
import { useLive } from '../live/use-live.ts';
import { Mark } from '../parts/mark.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { ProofDialog } from '../session/proof-dialog.tsx';
import { useSession } from '../session/session.ts';
import { SignIn, SignInSecond } from '../session/sign-in.tsx';
import { say } from '../words.ts';
import { HelpSheet } from './help-sheet.tsx';
import { Navigation, usePlaces } from './navigation.tsx';
import { NumberSearch } from './number-search.tsx';
import { PersonMenu } from './person-menu.tsx';
import { useShortcuts } from './shortcuts.tsx';

const Welcome = lazy(() => import('../session/welcome.tsx'));
const SetUp = lazy(() => import('../session/set-up.tsx'));

/** What every page of the desk stands in; who is not signed in sees the sign-in at the same address. */
export function Frame() {
  const session = useSession();
  // A link opens an account, whoever is signed in on this device.
  const opensAccount = useLocation().pathname === '/welcome';
  if (opensAccount || session.data === 'set_up') {
    return <Suspense fallback={<Loading />}>{opensAccount ? <Welcome /> : <SetUp />}</Suspense>;
  }
  if (session.isPending) return <Loading />;
  if (session.isError) return <Failed fault={session.error} retry={() => void session.refetch()} />;
  if (session.data === 'second_factor') return <SignInSecond />;
  if (session.data === null) return <SignIn />;
  return <SignedIn />;
}

function SignedIn() {
  useLive();
  const [help, { open: openHelp, close: closeHelp }] = useDisclosure(false);
  const [menu, { open: openMenu, close: closeMenu }] = useDisclosure(false);
  const navigate = useNavigate();
  const places = usePlaces();
  useShortcuts([
    { keys: '?', words: 'desk.keys.help', group: 'desk.keys.everywhere', run: openHelp },
    ...places.map(({ to, keys, words }) => ({
      keys,
      words,
      group: 'desk.keys.everywhere',
      run: () => void navigate({ to }),
    })),
  ]);
  return (
    <div className="desk">
      <a className="skip" href="#page">
        {say('desk.skip')}
      </a>
      <header className="desk-head">
        <ActionIcon
          className="desk-menu"
          variant="subtle"
          size={44}
          aria-label={say('desk.nav.open')}
          onClick={openMenu}
        >
          <IconMenu2 aria-hidden />
        </ActionIcon>
        <a className="desk-brand" href="/desk">
          <Mark />
          <strong>{say('desk.name')}</strong>
        </a>
        <NumberSearch />
        <div className="desk-head-end">
          <Tooltip
            label={
              <>
                {say('desk.keys.help')} <Kbd>?</Kbd>
              </>
            }
          >
            <ActionIcon
              className="wide-only"
              variant="subtle"
              size={44}
              aria-label={say('desk.keys.help')}
              onClick={openHelp}
            >
              <IconKeyboard aria-hidden />
            </ActionIcon>
          </Tooltip>
          <LiveStateMark />
          <MentionsInbox />
          <PersonMenu />
        </div>
      </header>
      <div className="desk-body">
        <nav className="desk-nav" aria-label={say('desk.nav.label')}>
          <Navigation />
        </nav>
        <main id="page" className="desk-page" tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Drawer
        opened={menu}
        onClose={closeMenu}
        title={say('desk.name')}
        size="min(20rem, 85vw)"
        closeButtonProps={{ 'aria-label': say('desk.close') }}
      >
        <nav aria-label={say('desk.nav.label')}>
          <Navigation onChosen={closeMenu} />
        </nav>
      </Drawer>
      {help ? <HelpSheet close={closeHelp} /> : null}
      <ProofDialog />
    </div>
  );
}
