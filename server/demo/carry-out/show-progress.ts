import { Presets, SingleBar } from 'cli-progress';

type Progress = {
  readonly show: (seen: number, of: number, at: Date) => void;
  readonly end: () => void;
};

/** A bar at a terminal; elsewhere a line for every twentieth. */
export function openProgress(to: NodeJS.WriteStream): Progress {
  return to.isTTY ? openBar(to) : openLines((line) => void to.write(`${line}\n`));
}

function openBar(stream: NodeJS.WriteStream): Progress {
  const bar = new SingleBar(
    {
      format: '{day} [{bar}] {percentage} %  {value} of {total} steps, {eta_formatted} left',
      stream,
      hideCursor: true,
      etaBuffer: 400,
      fps: 5,
    },
    Presets.rect,
  );
  let begun = false;
  return {
    show(seen, of, at) {
      const day = dayOf(at);
      if (!begun) bar.start(of, 0, { day });
      begun = true;
      bar.update(seen, { day });
    },
    end() {
      if (begun) bar.stop();
    },
  };
}

function openLines(say: (line: string) => void): Progress {
  let said = 0;
  return {
    show(seen, of, at) {
      const twentieths = Math.floor((seen * 20) / of);
      if (twentieths <= said) return;
      said = twentieths;
      say(`${dayOf(at)}  ${twentieths * 5} %  ${seen} of ${of} steps`);
    },
    end: () => undefined,
  };
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
