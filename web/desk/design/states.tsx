import { ApiFault } from '../api.ts';
import { Empty, Failed, FaultNote, Loading } from '../parts/states.tsx';
import { say } from '../words.ts';

const refused = new ApiFault(403, {
  code: 'not_permitted',
  message: say('desk-design.sample.refused'),
});
const broken = new ApiFault(500, {
  code: 'internal',
  message: say('desk.fault.bug'),
  request: '4f2a91c07be3',
});

/** Nothing there, on its way, refused, broken, out of reach. */
export function States() {
  return (
    <div className="design-stack">
      <Empty title={say('desk-design.sample.empty')} text={say('desk-design.sample.empty_text')} />
      <Loading rows={2} />
      <Failed fault={new ApiFault(0, { code: 'offline' })} retry={() => undefined} />
      <Failed fault={refused} />
      <Failed fault={broken} retry={() => undefined} />
      <FaultNote fault={refused} />
    </div>
  );
}
