import type { IncomingMessage } from 'node:http';

/**
 * The bytes of a request as they come, until the sender ends, breaks off or falls silent. A break is an
 * ordinary end here: what has come is kept, and the sender goes on from there later.
 *
 * When the reader stops early, the rest stays unread and the connection alive, so that the answer which
 * says why can still be sent.
 */
export async function* arriving(
  request: IncomingMessage,
  idleSeconds: number,
): AsyncGenerator<Buffer> {
  const { socket } = request;
  const cut = () => request.destroy();
  socket.setTimeout(idleSeconds * 1000, cut);
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
  } catch (error) {
    if (!request.destroyed) throw error;
  } finally {
    socket.off('timeout', cut);
    socket.setTimeout(0);
  }
}
