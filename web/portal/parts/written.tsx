/** What somebody wrote, line by line as they wrote it, each in its own direction; the whole in that of its first letter. */
export function Written({ text }: { text: string }) {
  const [first = ''] = /\p{L}/u.exec(text) ?? [];
  const lines = text.split(/\r?\n/);
  return (
    <blockquote className="written" dir={/\p{Script=Arabic}/u.test(first) ? 'rtl' : 'ltr'}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no other name, and stay in place
        <p key={index} dir="auto">
          {line}
        </p>
      ))}
    </blockquote>
  );
}
