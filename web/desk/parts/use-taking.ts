import { useState } from 'react';
import { ApiFault } from '../api.ts';
import { type fetchPaper, keepFile } from './paper.ts';

/**
 * Taking papers one at a time: each takes seconds to set. Which is being set, and why the last was not given.
 *
 * @returns `take` sets one and has the browser keep it; it never rejects for what the server answers
 */
export function useTaking<Paper>() {
  const [setting, setSetting] = useState<Paper | null>(null);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const take = async (paper: Paper, fetchOne: () => ReturnType<typeof fetchPaper>) => {
    setSetting(paper);
    setFault(null);
    try {
      const { name, file } = await fetchOne();
      keepFile(name, file);
    } catch (thrown) {
      if (!(thrown instanceof ApiFault)) throw thrown;
      setFault(thrown);
    } finally {
      setSetting(null);
    }
  };
  return { setting, fault, take };
}
