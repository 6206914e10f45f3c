import pg from 'pg';

type Wire = {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
};

/** What the driver calls of a statement that it sends; it has none for COPY of its own. */
class CopyIn {
  readonly #text: string;
  readonly #data: Buffer;
  readonly #done: (error: Error | null) => void;
  #error: Error | null = null;

  constructor(text: string, data: Buffer, done: (error: Error | null) => void) {
    this.#text = text;
    this.#data = data;
    this.#done = done;
  }
  submit(connection: unknown): void {
    (connection as Wire).query(this.#text);
  }
  handleCopyInResponse(connection: Wire): void {
    connection.sendCopyFromChunk(this.#data);
    connection.endCopyFrom();
  }
  handleCommandComplete(): void {}
  handleError(error: Error): void {
    this.#error = error;
    this.#done(error);
  }
  handleReadyForQuery(): void {
    if (this.#error === null) this.#done(null);
  }
}

/**
 * Copies rows into a table.
 *
 * @param rows in the text format of COPY, each with its line's end
 * @param frozen whether the table was emptied in this transaction: then nobody looks again whether its rows
 * are to be seen, and no WAL of them is written where `wal_level` is `minimal`
 */
export function copyInto(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: Buffer,
  frozen: boolean,
): Promise<void> {
  const into = `${pg.escapeIdentifier(table)} (${columns.map(pg.escapeIdentifier).join(', ')})`;
  const text = `COPY ${into} FROM STDIN ${frozen ? 'WITH (FREEZE)' : ''}`;
  return new Promise((resolve, reject) => {
    const done = (error: Error | null) => (error === null ? resolve() : reject(error));
    client.query(new CopyIn(text, rows, done));
  });
}
