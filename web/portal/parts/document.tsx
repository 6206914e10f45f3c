import type { PortalFrame, PortalPageName } from '@insaf/contract/portal.ts';
import type { ReactNode } from 'react';
import { ForScripts } from './for-scripts.tsx';
import { Mark } from './mark.tsx';

/** The frame of every page: what it is called, where one can go, and in which language and digits. */
export function Document({
  title,
  frame,
  page,
  children,
}: {
  title: string;
  frame: PortalFrame;
  page: PortalPageName;
  children: ReactNode;
}) {
  const { language, say, assets, path, installation } = frame;
  const name = say('portal.name');
  return (
    <html lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'} data-digits={frame.digits}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{page === 'home' ? title : `${title} · ${name}`}</title>
        <meta name="description" content={say('portal.description')} />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#0b5f53" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#111815" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icon-192.png" />
        <link rel="manifest" href="/portal.webmanifest" />
        {assets.fonts.map((font) => (
          <link
            key={font}
            rel="preload"
            as="font"
            type="font/woff2"
            href={font}
            crossOrigin="anonymous"
          />
        ))}
        {assets.styles.map((style) => (
          <link key={style} rel="stylesheet" href={style} />
        ))}
        <ForScripts frame={frame} page={page} />
        {assets.scripts.map((script) => (
          <script key={script} type="module" src={script} />
        ))}
      </head>
      <body data-page={page}>
        <a className="skip" href="#main">
          {say('portal.skip')}
        </a>
        <header className="masthead">
          <div className="wide masthead-row">
            <a className="brand" href="/">
              <Mark />
              <span>
                <strong>{name}</strong>
                <small>{say('portal.tagline')}</small>
              </span>
            </a>
            <nav aria-label={say('portal.nav.label')}>
              <ul className="masthead-nav">
                <li>
                  <a href="/track" aria-current={path.startsWith('/track') ? 'page' : undefined}>
                    {say('portal.nav.track')}
                  </a>
                </li>
                <li>
                  <a
                    href="/how-it-works"
                    aria-current={path === '/how-it-works' ? 'page' : undefined}
                  >
                    {say('portal.nav.how')}
                  </a>
                </li>
                <li>
                  <a
                    href={`/language?to=${language === 'ar' ? 'en' : 'ar'}&back=${encodeURIComponent(path)}`}
                    lang={language === 'ar' ? 'en' : 'ar'}
                    hrefLang={language === 'ar' ? 'en' : 'ar'}
                  >
                    {language === 'ar' ? 'English' : 'العربية'}
                  </a>
                </li>
              </ul>
            </nav>
          </div>
        </header>
        <div id="connection" className="connection" role="status" aria-live="polite" hidden>
          {say('portal.offline')}
        </div>
        {installation.banner === null ? null : (
          <section className="announcement" aria-label={say('portal.installation.announcement')}>
            <p className="wide">{installation.banner}</p>
          </section>
        )}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Footer frame={frame} />
      </body>
    </html>
  );
}

function Footer({ frame }: { frame: PortalFrame }) {
  const { say, digits, path } = frame;
  const back = encodeURIComponent(path);
  return (
    <footer className="footer">
      <Installation frame={frame} />
      <div className="wide footer-row">
        <nav aria-label={say('portal.footer.label')}>
          <ul>
            <li>
              <a href="/how-it-works">{say('portal.nav.how')}</a>
            </li>
            <li>
              <a href="/rights">{say('portal.nav.rights')}</a>
            </li>
            <li>
              <a href="/figures">{say('portal.nav.figures')}</a>
            </li>
            <li>
              <a href="/verify">{say('portal.nav.verify')}</a>
            </li>
            <li>
              <a href="/accessibility">{say('portal.nav.accessibility')}</a>
            </li>
            <li>
              <a href="/privacy">{say('portal.nav.privacy')}</a>
            </li>
            <li>
              <a href="/desk">{say('portal.nav.desk')}</a>
            </li>
          </ul>
        </nav>
        <p className="digits">
          {say('portal.digits')}{' '}
          {digits === 'latn' ? (
            <>
              <strong aria-current="true">123</strong>{' '}
              <a href={`/digits?to=arab&back=${back}`} aria-label={say('portal.digits_arab')}>
                ١٢٣
              </a>
            </>
          ) : (
            <>
              <a href={`/digits?to=latn&back=${back}`} aria-label={say('portal.digits_latn')}>
                123
              </a>{' '}
              <strong aria-current="true">١٢٣</strong>
            </>
          )}
        </p>
      </div>
    </footer>
  );
}

/** Who runs the installation and how they are reached; nothing where nothing is set. */
function Installation({ frame: { say, installation } }: { frame: PortalFrame }) {
  const { name, hotline, email, address, hours } = installation;
  if (name === null && hotline === null && email === null && address === null) return null;
  return (
    <address className="wide installation">
      {name === null ? null : <strong>{name}</strong>}
      {hotline === null ? null : (
        <span>
          {say('portal.installation.hotline')}{' '}
          <a href={`tel:${hotline.replaceAll(' ', '')}`}>
            <bdi>{hotline}</bdi>
          </a>
        </span>
      )}
      {email === null ? null : (
        <span>
          {say('portal.installation.email')}{' '}
          <a href={`mailto:${email}`}>
            <bdi>{email}</bdi>
          </a>
        </span>
      )}
      {address === null ? null : (
        <span>
          {address}
          {hours === null ? null : <> · {hours}</>}
        </span>
      )}
    </address>
  );
}
