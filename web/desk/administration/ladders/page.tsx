import { AtOwnAgency } from '../own-agency.tsx';

/** Ladders open at the agency that one administers. */
export default function LaddersHome() {
  return <AtOwnAgency section="ladders" />;
}
