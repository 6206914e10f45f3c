/*
 * The portal as one function from data to HTML: what the server loads. React makes the markup here and
 * nowhere else; no page of the portal runs it in the browser.
 */
import type { PortalFrame, PortalPageName, PortalPages } from '@insaf/contract/portal.ts';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { AccessibilityPage } from './pages/accessibility.tsx';
import { AppealPage } from './pages/appeal.tsx';
import { ConfirmPage } from './pages/confirm.tsx';
import { DigestPage } from './pages/digest.tsx';
import { FiguresPage } from './pages/figures.tsx';
import { FileAboutPage } from './pages/file-about.tsx';
import { FileAgainPage } from './pages/file-again.tsx';
import { FileCheckPage } from './pages/file-check.tsx';
import { FilePhotosPage } from './pages/file-photos.tsx';
import { FileTellPage } from './pages/file-tell.tsx';
import { FileWhatPage } from './pages/file-what.tsx';
import { FileWherePage } from './pages/file-where.tsx';
import { FileWhoPage } from './pages/file-who.tsx';
import { HomePage } from './pages/home.tsx';
import { HowItWorksPage } from './pages/how-it-works.tsx';
import { InitiativePage } from './pages/initiative.tsx';
import { MessagePage } from './pages/message.tsx';
import { MinePage } from './pages/mine.tsx';
import { OfflinePage } from './pages/offline.tsx';
import { OwnDataPage } from './pages/own-data.tsx';
import { PatiencePage } from './pages/patience.tsx';
import { PrivacyPage } from './pages/privacy.tsx';
import { PublicIndexPage } from './pages/public-index.tsx';
import { ReceiptPage } from './pages/receipt.tsx';
import { RightsPage } from './pages/rights.tsx';
import { SatisfactionPage } from './pages/satisfaction.tsx';
import { SupplyPage } from './pages/supply.tsx';
import { TelephonePage } from './pages/telephone.tsx';
import { TelephoneCodePage } from './pages/telephone-code.tsx';
import { TrackPage } from './pages/track.tsx';
import { TrackedPage } from './pages/tracked.tsx';
import { VerifyPage } from './pages/verify.tsx';
import { WithdrawPage } from './pages/withdraw.tsx';
import { Document } from './parts/document.tsx';

/** A page: its data, the frame, and the title that names it in the browser. */
export type Page<Name extends PortalPageName> = {
  readonly title: (data: PortalPages[Name], frame: PortalFrame) => string;
  readonly Body: (props: { data: PortalPages[Name]; frame: PortalFrame }) => ReactElement;
};

const pages: { [Name in PortalPageName]: Page<Name> } = {
  'file-what': FileWhatPage,
  'file-where': FileWherePage,
  'file-about': FileAboutPage,
  'file-photos': FilePhotosPage,
  'file-who': FileWhoPage,
  'file-tell': FileTellPage,
  'file-check': FileCheckPage,
  'file-again': FileAgainPage,
  receipt: ReceiptPage,
  track: TrackPage,
  telephone: TelephonePage,
  'telephone-code': TelephoneCodePage,
  mine: MinePage,
  tracked: TrackedPage,
  'own-data': OwnDataPage,
  supply: SupplyPage,
  confirm: ConfirmPage,
  appeal: AppealPage,
  withdraw: WithdrawPage,
  'how-it-works': HowItWorksPage,
  rights: RightsPage,
  accessibility: AccessibilityPage,
  privacy: PrivacyPage,
  digest: DigestPage,
  satisfaction: SatisfactionPage,
  verify: VerifyPage,
  figures: FiguresPage,
  'public-index': PublicIndexPage,
  home: HomePage,
  initiative: InitiativePage,
  message: MessagePage,
  patience: PatiencePage,
  offline: OfflinePage,
};

export function render<Name extends PortalPageName>(
  name: Name,
  data: PortalPages[Name],
  frame: PortalFrame,
): string {
  const { title, Body } = pages[name];
  return `<!doctype html>${renderToStaticMarkup(
    <Document title={title(data, frame)} frame={frame} page={name}>
      <Body data={data} frame={frame} />
    </Document>,
  )}`;
}
