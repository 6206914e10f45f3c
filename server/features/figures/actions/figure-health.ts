import type { Db } from '../../../platform/context.ts';
import { countSetAside } from '../queries.ts';

/** What who watches over the installation is told of counting. */
export const figureHealth = (db: Db) => ({
  figures_set_aside: {
    help: 'Complaints that could not be counted: the log says why.',
    value: () => countSetAside(db),
  },
});
