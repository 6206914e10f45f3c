/** The same photo with other bytes: a comment that nobody reads, after the mark that a JPEG begins with. */
export function distinctPhoto(photo: Buffer, mark: string): Buffer {
  const words = Buffer.from(mark);
  const comment = Buffer.alloc(4);
  comment.writeUInt16BE(0xfffe, 0);
  comment.writeUInt16BE(words.length + 2, 2);
  return Buffer.concat([photo.subarray(0, 2), comment, words, photo.subarray(2)]);
}
